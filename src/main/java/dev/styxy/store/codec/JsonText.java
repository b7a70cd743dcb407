package dev.styxy.store.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes what stands between the quotes of a JSON string. */
final class JsonText {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";
  private static final int HEX_DIGITS = 4;

  private JsonText() {}

  /** A string that is known to hold printable ASCII only, and no escape. */
  static String ofPlain(byte[] json, int start, int end) {
    return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
  }

  /** Any other string; absent when it is not right. */
  static Optional<String> decode(byte[] json, int start, int end) {
    try {
      CharBuffer raw =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json, start, end - start));
      return unescape(raw);
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> unescape(CharBuffer raw) {
    StringBuilder text = new StringBuilder(raw.length());
    while (raw.hasRemaining()) {
      char c = raw.get();
      if (c < ' ') {
        return Optional.empty();
      }
      int plain = c == '\\' ? escaped(raw) : c;
      if (plain < 0) {
        return Optional.empty();
      }
      text.append((char) plain);
    }
    return Optional.of(text.toString());
  }

  /** The character for the escape whose backslash has been read; negative when there is none. */
  private static int escaped(CharBuffer raw) {
    char kind = raw.hasRemaining() ? raw.get() : 0;
    if (kind == 'u') {
      return hexadecimal(raw);
    }
    int place = ESCAPES.indexOf(kind);
    return place < 0 ? -1 : ESCAPED.charAt(place);
  }

  private static int hexadecimal(CharBuffer raw) {
    int number = 0;
    for (int i = 0; i < HEX_DIGITS; i++) {
      int digit = raw.hasRemaining() ? hexDigit(raw.get()) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number;
  }

  /** Only ASCII: {@code Character.digit} takes the digits of other scripts, too. */
  private static int hexDigit(char c) {
    return c > 'f' ? -1 : Character.digit(c, 16);
  }
}
