package dev.styxy.store.completion;

import dev.styxy.model.Names;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Lines of tab-separated fields for shells to read; an empty field is a hyphen. */
final class IndexText {
  private final ByteArrayOutputStream text;

  IndexText(int length) {
    text = new ByteArrayOutputStream(length);
  }

  void line(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (i > 0) {
        text.write('\t');
      }
      append(fields[i]);
    }
    text.write('\n');
  }

  /** Shells print this, so nothing in it may move the cursor or end the field. */
  private void append(String field) {
    if (field.isEmpty()) {
      text.write('-');
      return;
    }
    byte[] encoded = field.getBytes(StandardCharsets.ISO_8859_1);
    text.writeBytes(isPlain(encoded) ? encoded : printable(field).getBytes(StandardCharsets.UTF_8));
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

  private static String printable(String field) {
    StringBuilder printable = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i += Character.charCount(field.codePointAt(i))) {
      int codePoint = field.codePointAt(i);
      boolean isPlain = codePoint >= ' ' && codePoint <= '~' || Names.isPrintable(codePoint);
      printable.appendCodePoint(isPlain ? codePoint : '?');
    }
    return printable.toString();
  }

  ByteBuffer bytes() {
    return ByteBuffer.wrap(text.toByteArray());
  }

  @Override
  public String toString() {
    return text.toString(StandardCharsets.UTF_8);
  }
}
