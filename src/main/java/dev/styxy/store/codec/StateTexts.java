package dev.styxy.store.codec;

import java.nio.charset.StandardCharsets;

/**
 * Which texts a state may contain. The loops run over bytes, because they are interpreted, and a
 * call for each character takes most of their time.
 */
final class StateTexts {
  private static final int LOCK_ID_LENGTH = 36;
  private static final int HYPHENS_OF_LOCK_ID = 4;

  private StateTexts() {}

  /** A UUID in its canonical, lower-case form: equal ones are spelled alike. */
  static boolean isLockId(String text) {
    byte[] bytes = bytes(text);
    return bytes.length == LOCK_ID_LENGTH
        && bytes[8] == '-'
        && bytes[13] == '-'
        && bytes[18] == '-'
        && bytes[23] == '-'
        && hexDigits(bytes) == LOCK_ID_LENGTH - HYPHENS_OF_LOCK_ID;
  }

  private static int hexDigits(byte[] bytes) {
    int count = 0;
    for (byte b : bytes) {
      if (b <= '9' ? b >= '0' : b >= 'a' && b <= 'f') {
        count++;
      }
    }
    return count;
  }

  /** A question mark replaces each character, or pair of surrogates, that ISO 8859-1 lacks. */
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * A name: not empty, not too long, no control characters of ASCII or Latin-1. Those of Latin-1
   * are those of ASCII with the highest bit set; characters beyond it become question marks here.
   */
  static boolean isName(String text) {
    if (text.isEmpty() || text.length() > StateLimits.LONGEST_NAME) {
      return false;
    }
    for (byte c : bytes(text)) {
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
