package dev.styxy.config;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/**
 * The user's configuration as it is changed: replaced whole, by a rename within its directory, so
 * that whoever reads it meanwhile sees the old text or the new one. Behind a link, as those who
 * keep such files elsewhere have one, it is the file itself that is replaced.
 */
final class UserFile {
  private final Path file;

  UserFile(Path file) {
    this.file = file;
  }

  /**
   * Replaces the text, which must still be the old one.
   *
   * @throws StyxyException when it is not, or the file cannot be written
   */
  void replace(byte[] old, byte[] text) {
    try {
      Path real = file.toRealPath();
      if (!Files.isWritable(real)) {
        throw new StyxyException(
            FailureCode.IO,
            "cannot write " + file + ": it is read-only",
            "chmod u+w " + ShellWord.of(real.toString()));
      }
      replace(real, old, text);
    } catch (IOException e) {
      throw new StyxyException(FailureCode.IO, "cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private void replace(Path real, byte[] old, byte[] text) throws IOException {
    Path temporary = Files.createTempFile(real.getParent(), ".styxy-config", ".tmp", modeOf(real));
    try {
      write(temporary, text);
      if (!Arrays.equals(old, Files.readAllBytes(real))) {
        throw new StyxyException(
            FailureCode.IO, file + " was changed by somebody else just now", "try again");
      }
      Files.move(
          temporary, real, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static void write(Path temporary, byte[] text) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /** The mode of the file that is replaced, where files have one; the umask may take from it. */
  private static FileAttribute<?>[] modeOf(Path real) throws IOException {
    if (!real.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(real);
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)};
  }
}
