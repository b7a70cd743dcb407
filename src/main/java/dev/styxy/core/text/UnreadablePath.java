package dev.styxy.core.text;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;

/**
 * Paths with bytes that are no characters. Java hands them over with U+FFFD in the place of each,
 * which is the name of another file: nothing may be written there.
 */
public final class UnreadablePath {
  private static final char REPLACEMENT = '\ufffd';

  private UnreadablePath() {}

  /**
   * The same path.
   *
   * @param what it is, for the message
   * @throws StyxyException when it is not the intended path
   */
  public static Path refuse(String what, Path path) {
    if (path.toString().indexOf(REPLACEMENT) >= 0) {
      throw new StyxyException(
          FailureCode.USAGE,
          what + " has bytes that are not UTF-8: " + path,
          "use a path that is valid UTF-8");
    }
    return path;
  }
}
