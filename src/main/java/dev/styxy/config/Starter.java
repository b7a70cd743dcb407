package dev.styxy.config;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes the file that a user begins with. */
final class Starter {
  private final Path file;

  Starter(Path file) {
    this.file = file;
  }

  /**
   * Writes it where there is none.
   *
   * @throws StyxyException when there is one, or it cannot be written
   */
  void write() {
    write(Resource.text("config-starter.jsonc").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes these bytes, on the same conditions. */
  void write(byte[] text) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
}
