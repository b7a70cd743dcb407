package dev.styxy.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a JSON text into memory. It adds the commas; that brackets match and fields have values is
 * up to the caller, who also ends the lines.
 */
public final class JsonLines {
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};
  private static final int MOST_DIGITS = 19;

  private final byte[] digits = new byte[MOST_DIGITS];
  private byte[] bytes;
  private int size;
  private boolean isAfterValue;

  public JsonLines(int expected) {
    bytes = new byte[expected];
  }

  /** What has been written; only the first {@link #size} bytes count. */
  public byte[] bytes() {
    return bytes;
  }

  public int size() {
    return size;
  }

  public void start(char bracket) {
    separate(1);
    bytes[size++] = (byte) bracket;
    isAfterValue = false;
  }

  public void end(char bracket) {
    put(bracket);
    isAfterValue = true;
  }

  /** Ends the line here, before or after a value. */
  public void newLine() {
    if (isAfterValue) {
      put(',');
      isAfterValue = false;
    }
    put('\n');
  }

  /** Ends the line after the last row of a list, or after the whole text. */
  public void endLine() {
    put('\n');
    isAfterValue = false;
  }

  public void field(String name) {
    text(name);
    put(':');
    isAfterValue = false;
  }

  /** The same for a name that is known to be {@link #plainText}. */
  public void plainField(String name) {
    plainText(name);
    put(':');
    isAfterValue = false;
  }

  /** Adds what was written apart, at the beginning of a list or an object. */
  public void append(JsonLines lines) {
    put(lines.bytes, 0, lines.size);
    isAfterValue = lines.isAfterValue;
  }

  public void nothing() {
    separate(NULL.length);
    put(NULL);
  }

  /** A number that is not negative. */
  public void number(long number) {
    separate(MOST_DIGITS);
    if (number < 10) {
      bytes[size++] = (byte) ('0' + number);
      return;
    }
    byte[] end = digits;
    int at = MOST_DIGITS;
    long rest = number;
    while (rest > Integer.MAX_VALUE) {
      long quotient = rest / 10;
      end[--at] = (byte) ('0' + (rest - quotient * 10));
      rest = quotient;
    }
    int small = (int) rest;
    while (small > 0) {
      int quotient = small / 10;
      end[--at] = (byte) ('0' + (small - quotient * 10));
      small = quotient;
    }
    System.arraycopy(end, at, bytes, size, MOST_DIGITS - at);
    size += MOST_DIGITS - at;
  }

  public void text(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.ISO_8859_1);
    if (isPlain(encoded)) {
      quoted(encoded);
    } else {
      separate(1);
      put('"');
      putUnusual(text);
      put('"');
    }
  }

  /** A text that is known to be printable ASCII without quotes and backslashes. */
  public void plainText(String text) {
    quoted(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private void quoted(byte[] encoded) {
    separate(encoded.length + 2);
    bytes[size] = '"';
    System.arraycopy(encoded, 0, bytes, size + 1, encoded.length);
    size += encoded.length + 2;
    bytes[size - 1] = '"';
  }

  /** A question mark may replace a character that ISO 8859-1 lacks. */
  private static boolean isPlain(byte[] encoded) {
    for (byte b : encoded) {
      if (b < ' ' || b == '"' || b == '\\' || b == '?') {
        return false;
      }
    }
    return true;
  }

  private void putUnusual(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (c == '"' || c == '\\') {
        put('\\');
        put((char) c);
      } else if (c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        putAscii("\\u" + Integer.toHexString(0x10000 + c).substring(1));
      } else {
        put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private void putAscii(String text) {
    put(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Begins a value, and makes room for so many bytes of it. */
  private void separate(int length) {
    reserve(length + 1);
    if (isAfterValue) {
      bytes[size++] = ',';
    }
    isAfterValue = true;
  }

  private void put(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
  }

  private void put(byte[] added) {
    put(added, 0, added.length);
  }

  private void put(byte[] added, int from, int length) {
    reserve(length);
    System.arraycopy(added, from, bytes, size, length);
    size += length;
  }

  private void reserve(int more) {
    if (size + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
    }
  }
}
