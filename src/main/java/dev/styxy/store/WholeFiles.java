package dev.styxy.store;

import dev.styxy.core.ReportFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Replaces files by renaming new ones over them. Those who read them are others than who writes
 * them, so that everybody may read a new one, whatever the umask; one that is there keeps its mode.
 */
public final class WholeFiles implements ReportFiles {
  private static final Set<PosixFilePermission> FOR_ALL_TO_READ =
      PosixFilePermissions.fromString("rw-r--r--");

  @Override
  public void replace(Path file, String content) {
    try {
      Set<PosixFilePermission> mode = modeOf(file);
      Path temporary = Files.createTempFile(file.getParent(), ".styxy-", ".tmp");
      try {
        fill(temporary, content, mode);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (IOException e) {
        removeAfter(e, temporary);
        throw e;
      }
    } catch (IOException e) {
      throw IoFailure.of("write", file, e);
    }
  }

  /** A link, a pipe or a device has a purpose of its own: it is neither followed nor replaced. */
  private static Set<PosixFilePermission> modeOf(Path file) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view == null) {
      return Set.of();
    }
    try {
      PosixFileAttributes facts = view.readAttributes();
      if (!facts.isRegularFile()) {
        throw new StyxyException(
            FailureCode.IO, "cannot replace " + file + ": it is not a regular file");
      }
      return facts.permissions();
    } catch (NoSuchFileException e) {
      return FOR_ALL_TO_READ;
    }
  }

  private static void fill(Path file, String content, Set<PosixFilePermission> mode)
      throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (!mode.isEmpty()) {
        Files.setPosixFilePermissions(file, mode);
      }
      channel.force(true);
    }
  }

  private static void removeAfter(IOException failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
