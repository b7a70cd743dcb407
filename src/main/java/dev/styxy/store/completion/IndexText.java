package dev.styxy.store.completion;

import dev.styxy.model.Names;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Lines of tab-separated fields for shells to read; an empty field is a hyphen. */
final class IndexText {
  private final StringBuilder text;

  IndexText(int length) {
    text = new StringBuilder(length);
  }

  void line(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      text.append(i == 0 ? "" : "\t");
      append(fields[i]);
    }
    text.append('\n');
  }

  /** Shells print this, so nothing in it may move the cursor or end the field. */
  private void append(String field) {
    if (field.isEmpty()) {
      text.append('-');
      return;
    }
    if (isPlain(field.getBytes(StandardCharsets.ISO_8859_1))) {
      text.append(field);
      return;
    }
    for (int i = 0; i < field.length(); i += Character.charCount(field.codePointAt(i))) {
      int codePoint = field.codePointAt(i);
      boolean isPlain = codePoint >= ' ' && codePoint <= '~' || Names.isPrintable(codePoint);
      text.appendCodePoint(isPlain ? codePoint : '?');
    }
  }

  /** A question mark may replace a character that the encoding lacks. */
  private static boolean isPlain(byte[] encoded) {
    for (byte b : encoded) {
      if (b < ' ' || b > '~' || b == '?') {
        return false;
      }
    }
    return true;
  }

  ByteBuffer bytes() {
    return ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
