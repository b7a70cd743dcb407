package dev.styxy.config;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Reads a file that a person wrote. */
final class ConfigText {
  /** Far beyond anything written by hand, and nothing to parse. */
  static final int LARGEST = 1 << 18;

  /** The original's state is no longer than what it has allocated. */
  static final int LARGEST_STATE = 1 << 20;

  private ConfigText() {}

  /**
   * The text; empty when there is no such file.
   *
   * @throws StyxyException when it cannot be read, is too large, or no file at all
   */
  static Optional<byte[]> read(Path file) {
    return read(file, LARGEST);
  }

  static Optional<byte[]> read(Path file, int largest) {
    if (!isThere(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(read(file, in, largest));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * All of the text.
   *
   * @param name for messages
   * @throws StyxyException when it cannot be read or is too large
   */
  static byte[] read(Path name, InputStream in) {
    return read(name, in, LARGEST);
  }

  private static byte[] read(Path name, InputStream in, int largest) {
    byte[] bytes;
    try {
      bytes = in.readNBytes(largest + 1);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
    if (bytes.length > largest) {
      throw invalid(
          name, "is larger than " + largest / 1024 + " KiB", "make it smaller, or move it away");
    }
    return bytes;
  }

  /** Whether there is something to read; to open a pipe would be to wait for who writes into it. */
  private static boolean isThere(Path file) {
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (found.isSymbolicLink()) {
        found = target(file);
      }
      if (found.isOther()) {
        throw invalid(
            file, "is a pipe, a socket or a device", "put a file in its place, or remove it");
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BasicFileAttributes target(Path link) throws IOException {
    try {
      return Files.readAttributes(link, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw invalid(
          link,
          "is a link to " + Files.readSymbolicLink(link) + ", which does not exist",
          "make that file, or remove the link");
    }
  }

  private static StyxyException unreadable(Path file, IOException e) {
    String why =
        Files.isDirectory(file)
            ? "it is a directory"
            : e instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(e.getMessage());
    return new StyxyException(
        FailureCode.IO,
        "cannot read the configuration " + file + ": " + why,
        e,
        "make it readable for you, or move it away");
  }

  private static StyxyException invalid(Path file, String why, String fix) {
    return new StyxyException(
        FailureCode.CONFIG_INVALID, "the configuration " + file + " " + why, fix);
  }
}
