package dev.styxy.config;

import dev.styxy.core.owner.FileOwners;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the user's first configuration. */
final class Starter {
  private final Path file;
  private final FileOwners owners;
  private final UserFiles files;

  Starter(Path file, FileOwners owners, UserFiles files) {
    this.file = file;
    this.owners = owners;
    this.files = files;
  }

  /**
   * Writes it if there is none.
   *
   * @throws StyxyException when there is one, or it cannot be written
   */
  void write() {
    write(text());
  }

  /** The initial text: comments, and nothing that has an effect. */
  static byte[] text() {
    return Resource.text("config-starter.jsonc").getBytes(StandardCharsets.UTF_8);
  }

  /** Writes these bytes, on the same conditions. */
  void write(byte[] text) {
    refuseForeignPlace();
    if (!files.create(file, text)) {
      throw new StyxyException(
          FailureCode.REFUSED,
          "there is a configuration already: " + file,
          "edit it, or move it away and try again",
          "styxy config validate");
    }
  }

  /** A directory that root makes in a user's home locks that user out. */
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
}
