package dev.styxy.config;

import dev.styxy.core.state.UserFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes straight into a file system in memory, which has no owners. */
final class FakeUserFiles implements UserFiles {
  @Override
  public byte[] look(Path file) {
    return read(file);
  }

  @Override
  public byte[] read(Path file) {
    try {
      return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean replace(Path file, byte[] old, byte[] content) {
    boolean isSame = Arrays.equals(old, read(file));
    if (isSame) {
      write(file, content);
    }
    return isSame;
  }

  @Override
  public boolean create(Path file, byte[] content) {
    boolean isNew = !Files.exists(file);
    if (isNew) {
      write(file, content);
    }
    return isNew;
  }

  private static void write(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
