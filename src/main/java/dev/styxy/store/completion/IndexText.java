package dev.styxy.store.completion;

import dev.styxy.model.Names;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Lines of tab-separated fields for shells to read; an empty field is a hyphen. */
final class IndexText {
  private static final int MOST_FIELDS = 8;

  /** Each column's last text, and its bytes: rows that follow each other share most texts. */
  private final String[] texts = new String[MOST_FIELDS];

  private final byte[][] encoded = new byte[MOST_FIELDS][];
  private byte[] bytes;
  private int size;

  IndexText(int length) {
    bytes = new byte[length];
  }

  /** At most eight fields. */
  void line(String... fields) {
    for (int i = 0; i < fields.length; i++) {
      if (fields[i] != texts[i]) {
        encoded[i] = encoded(fields[i]);
        texts[i] = fields[i];
      }
      put(encoded[i], i + 1 < fields.length ? '\t' : '\n');
    }
  }

  private void put(byte[] field, char end) {
    int after = size + field.length;
    if (after >= bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * (after + 1));
    }
    System.arraycopy(field, 0, bytes, size, field.length);
    bytes[after] = (byte) end;
    size = after + 1;
  }

  /** Shells print this, so nothing in it may move the cursor or end the field. */
  private static byte[] encoded(String field) {
    if (field.isEmpty()) {
      return new byte[] {'-'};
    }
    byte[] plain = field.getBytes(StandardCharsets.ISO_8859_1);
    return isPlain(plain) ? plain : printable(field).getBytes(StandardCharsets.UTF_8);
  }

  private static String printable(String field) {
    StringBuilder text = new StringBuilder(field.length());
    for (int i = 0; i < field.length(); i += Character.charCount(field.codePointAt(i))) {
      int codePoint = field.codePointAt(i);
      boolean isPlain = codePoint >= ' ' && codePoint <= '~' || Names.isPrintable(codePoint);
      text.appendCodePoint(isPlain ? codePoint : '?');
    }
    return text.toString();
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
    return ByteBuffer.wrap(bytes, 0, size);
  }

  @Override
  public String toString() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }
}
