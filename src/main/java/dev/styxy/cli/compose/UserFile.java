package dev.styxy.cli.compose;

import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A file of the user's that is replaced, whoever else changes it meanwhile. */
final class UserFile {
  /** Each try that fails is another's that did not. */
  private static final int MOST_TRIES = 100;

  private final Path path;
  private final UserFiles files;
  private byte[] content;

  private UserFile(Path path, UserFiles files, byte[] content) {
    this.path = path;
    this.files = files;
    this.content = content;
  }

  /** Reads it; empty when there is none. */
  static UserFile read(Path path, UserFiles files) {
    return new UserFile(path, files, files.read(path));
  }

  byte[] content() {
    return content;
  }

  Path path() {
    return path;
  }

  /**
   * Replaces the content by what is made of it; false if that is the same.
   *
   * @param change asked again when the file has changed meanwhile
   */
  boolean replace(UnaryOperator<byte[]> change) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      byte[] changed = change.apply(content);
      if (Arrays.equals(content, changed)) {
        return false;
      }
      if (files.replace(path, content, changed)) {
        content = changed;
        return true;
      }
      content = files.read(path);
    }
    throw new StyxyException(
        FailureCode.IO, path + " keeps being changed by another program; it was left unchanged");
  }
}
