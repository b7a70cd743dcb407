package dev.styxy.config;

import dev.styxy.core.owner.FileOwners;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes the file that a user begins with; it is nobody else's, like all that styxy writes. */
final class Starter {
  private final Path file;
  private final FileOwners owners;

  Starter(Path file, FileOwners owners) {
    this.file = file;
    this.owners = owners;
  }

  /**
   * Writes it where there is none.
   *
   * @throws StyxyException when there is one, or it cannot be written
   */
  void write() {
    write(text());
  }

  /** What a file begins with: comments, and nothing that counts. */
  static byte[] text() {
    return Resource.text("config-starter.jsonc").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes these bytes, on the same conditions. */
  void write(byte[] text) {
    refuseForeignPlace();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent(), mode("rwx------"));
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              file,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              mode("rw-------"))) {
        ByteBuffer bytes = ByteBuffer.wrap(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      }
    } catch (FileAlreadyExistsException e) {
      throw new StyxyException(
          FailureCode.REFUSED,
          "there is a configuration already: " + file,
          "edit it, or move it away and try again",
          "styxy config validate");
    } catch (IOException e) {
      throw new StyxyException(FailureCode.IO, "cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** A directory that root makes in the home of a user locks that user out. */
  private void refuseForeignPlace() {
    Path place = file.toAbsolutePath().getParent();
    while (place.getParent() != null && !Files.exists(place)) {
      place = place.getParent();
    }
    if (owners.leadsToStrange(place)) {
      throw new StyxyException(
          FailureCode.STATE_UNSAFE,
          "not safe to use: " + file + ": " + place + " belongs to another user",
          "sudo -H styxy config init",
          "or keep it elsewhere: STYXY_HOME");
    }
  }

  /** The mode of a new file, where files have one. */
  private FileAttribute<?>[] mode(String letters) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(letters))
        }
        : new FileAttribute<?>[0];
  }
}
