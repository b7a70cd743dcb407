package dev.styxy.store.codec;

import java.nio.charset.StandardCharsets;

/** Which texts a state may contain. */
final class StateTexts {
  private static final int LOCK_ID_LENGTH = 36;

  private StateTexts() {}

  /** A UUID in its canonical, lower-case form: equal ones are spelled alike. */
  static boolean isLockId(String text) {
    if (text.length() != LOCK_ID_LENGTH) {
      return false;
    }
    for (int i = 0; i < LOCK_ID_LENGTH; i++) {
      char c = text.charAt(i);
      boolean isHyphen = i == 8 || i == 13 || i == 18 || i == 23;
      boolean isDigit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
      if (isHyphen ? c != '-' : !isDigit) {
        return false;
      }
    }
    return true;
  }

  /**
   * A name: not empty, not too long, no control characters of ASCII or Latin-1. Those of Latin-1
   * are those of ASCII with the highest bit set; characters beyond it become question marks here.
   */
  static boolean isName(String text) {
    if (text.isEmpty() || text.length() > StateLimits.LONGEST_NAME) {
      return false;
    }
    for (byte c : text.getBytes(StandardCharsets.ISO_8859_1)) {
      boolean isControl = (c & 0x7f) < ' ' || c == 0x7f;
      if (isControl) {
        return false;
      }
    }
    return true;
  }

  /** A path or a command: the system allows any character but NUL in them. */
  static boolean isText(String text) {
    return text.length() <= StateLimits.LONGEST_TEXT && text.indexOf('\0') < 0;
  }
}
