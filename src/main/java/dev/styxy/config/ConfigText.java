package dev.styxy.config;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
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
   * @throws StyxyException when it cannot be read or is too large
   */
  static Optional<byte[]> read(Path file) {
    return read(file, LARGEST);
  }

  static Optional<byte[]> read(Path file, int largest) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(largest + 1);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (bytes.length > largest) {
      throw invalid(file, "is larger than " + largest / 1024 + " KiB", "styxy config init");
    }
    return Optional.of(bytes);
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
