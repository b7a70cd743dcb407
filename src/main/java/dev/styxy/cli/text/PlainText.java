package dev.styxy.cli.text;

import java.nio.charset.StandardCharsets;

/** What nearly every text of a table is: letters, digits and signs of ASCII. */
final class PlainText {
  private static final byte DELETE = 0x7f;

  private PlainText() {}

  /**
   * Whether all of it prints, in one column each. It looks at bytes, because a call for each
   * character takes most of the time of a loop that is interpreted. A text with a question mark is
   * not plain: that may stand for a character that ISO 8859-1 lacks.
   */
  static boolean is(String text) {
    for (byte b : text.getBytes(StandardCharsets.ISO_8859_1)) {
      // Beyond ASCII, a byte is negative.
      if (b < ' ' || b == '?' || b == DELETE) {
        return false;
      }
    }
    return true;
  }
}
