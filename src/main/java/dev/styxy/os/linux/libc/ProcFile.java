package dev.styxy.os.linux.libc;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the small files of proc(5), which are generated when read and have no length. */
public final class ProcFile {
  private ProcFile() {}

  /** The whole file; empty when it does not exist, may not be read, or its process has ended. */
  public static Optional<byte[]> read(String path) {
    if (!new File(path).exists()) {
      return Optional.empty();
    }
    try (FileInputStream in = new FileInputStream(path)) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The file as one line of ASCII; empty text when it cannot be read. */
  public static String readWord(String path) {
    Optional<byte[]> bytes = read(path);
    return bytes.isEmpty() ? "" : new String(bytes.get(), StandardCharsets.ISO_8859_1).strip();
  }

  /** Where a symbolic link leads; empty when it cannot be read. */
  public static Optional<String> readLink(String path) {
    try {
      return Optional.of(Files.readSymbolicLink(Path.of(path)).toString());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
