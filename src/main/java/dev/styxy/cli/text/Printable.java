package dev.styxy.cli.text;

import dev.styxy.model.Names;
import java.util.Locale;

/**
 * Makes text from outside safe to print: nothing in it can move the cursor or turn the text round.
 */
public final class Printable {
  private Printable() {}

  /** The text with each character that does not print written as its number. */
  public static String of(String text) {
    return PlainText.is(text) ? text : escape(text);
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int codePoint = text.codePointAt(i);
      if (Names.isPrintable(codePoint)) {
        safe.appendCodePoint(codePoint);
      } else {
        safe.append("\\u{").append(Integer.toHexString(codePoint).toUpperCase(Locale.ROOT));
        safe.append('}');
      }
    }
    return safe.toString();
  }
}
