package dev.styxy.store;

/** What the texts of a state may be. */
final class StateTexts {
  private StateTexts() {}

  /** A name: not empty, not too long, no control characters of ASCII or Latin-1. */
  static boolean isName(String text) {
    if (text.isEmpty() || text.length() > StateLimits.LONGEST_NAME) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 0x7f && c < 0xa0)) {
        return false;
      }
    }
    return true;
  }

  /** A path or a command: data from outside, in which the system itself allows all but NUL. */
  static boolean isText(String text) {
    return text.length() <= StateLimits.LONGEST_TEXT && text.indexOf('\0') < 0;
  }
}
