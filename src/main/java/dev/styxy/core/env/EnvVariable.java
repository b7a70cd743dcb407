package dev.styxy.core.env;

import dev.styxy.model.PortRange;
import java.util.OptionalInt;

/**
 * A variable that hands a port over, or a value around one.
 *
 * @param isReplacing whether it replaces a value that belongs to something else
 * @param isTheUsers whether the user has set it, to something that is no port: it stays, and may be
 *     a secret, which is not repeated
 */
public record EnvVariable(String name, String value, boolean isReplacing, boolean isTheUsers) {
  /** A variable with a port, or with what the user has set in its place. */
  public EnvVariable(String name, String value, boolean isReplacing) {
    this(name, value, isReplacing, port(value).isEmpty());
  }

  /** The port that a value is, if it is one. */
  static OptionalInt port(String value) {
    return PortRange.portOf(value);
  }

  /** Whether this can be the name of a variable in every shell. */
  public static boolean isName(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean isDigit = c >= '0' && c <= '9';
      if (!isLetter && !(isDigit && i > 0)) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
