package dev.styxy.core;

/**
 * A variable that hands a port over.
 *
 * @param value a port; anything else only when the user has set it
 * @param isReplacing whether it replaces a value that belongs to something else
 */
public record EnvVariable(String name, String value, boolean isReplacing) {

  /** Whether the value is a number, which no format needs to quote. */
  public boolean isPort() {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < '0' || value.charAt(i) > '9') {
        return false;
      }
    }
    return !value.isEmpty();
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
