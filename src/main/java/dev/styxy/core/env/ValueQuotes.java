package dev.styxy.core.env;

import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;

/**
 * Quotes values so that what reads them sees the value and nothing else. Values may be a stranger's
 * text, and what reads them are shells and make. They never contain a line break.
 */
final class ValueQuotes {
  private ValueQuotes() {}

  /** In single quotes, fish knows two escapes (fish-language(1), Quotes). */
  static String fish(String value) {
    return isPlain(value) ? value : "'" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }

  /**
   * What sh, Compose, direnv and the dotenv libraries of JavaScript, Python, Ruby and Go read
   * alike: single quotes around anything but a single quote or a backslash; otherwise double quotes
   * around anything that means nothing there. Ruby's even runs commands: {@code $(…)} outside of
   * single quotes.
   *
   * @throws StyxyException when they do not agree on any way to write it
   */
  static String dotenv(String name, String value) {
    if (isPlain(value)) {
      return value;
    }
    if (value.indexOf('\'') < 0 && value.indexOf('\\') < 0) {
      return "'" + value + "'";
    }
    if (hasNone(value, "\"\\$`!")) {
      return '"' + value + '"';
    }
    throw new StyxyException(
        FailureCode.CONFIG_INVALID,
        name
            + " has a value with quotes or backslashes that the readers of .env files understand"
            + " differently",
        "styxy env --format sh");
  }

  /**
   * {@code docker run --env-file} takes a line as it is, but newer versions remove one pair of
   * quotes around the value (docker/cli, pkg/kvfile).
   *
   * @throws StyxyException when the value has such a pair
   */
  static String docker(String name, String value) {
    char first = value.isEmpty() ? 0 : value.charAt(0);
    boolean isInQuotes =
        (first == '"' || first == '\'')
            && value.length() > 1
            && value.charAt(value.length() - 1) == first;
    if (!isInQuotes) {
      return value;
    }
    throw new StyxyException(
        FailureCode.CONFIG_INVALID,
        name + " has a value in quotes, which some versions of docker would remove",
        "styxy env --format sh");
  }

  /**
   * GNU make (manual, 3.1.1 and 6.5): {@code $$} is a dollar; a backslash keeps # from beginning a
   * comment, and another backslash from being one for #; white space at the beginning is dropped,
   * and a backslash at the end continues the line, unless there is something, such as the variable
   * without a name, which is always empty.
   */
  static String make(String value) {
    StringBuilder quoted = new StringBuilder();
    int backslashes = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '#') {
        quoted.append("\\".repeat(backslashes + 1));
      }
      quoted.append(c == '$' ? "$$" : String.valueOf(c));
      backslashes = c == '\\' ? backslashes + 1 : 0;
    }
    String start = value.isEmpty() || isSpace(value.charAt(0)) ? "$()" : "";
    boolean isOpen =
        backslashes > 0 || !value.isEmpty() && isSpace(value.charAt(value.length() - 1));
    return start + quoted + (isOpen ? "$()" : "");
  }

  private static boolean isPlain(String value) {
    return ShellWord.of(value).equals(value);
  }

  private static boolean hasNone(String value, String marks) {
    for (int i = 0; i < value.length(); i++) {
      if (marks.indexOf(value.charAt(i)) >= 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t';
  }
}
