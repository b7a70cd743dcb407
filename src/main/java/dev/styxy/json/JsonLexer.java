package dev.styxy.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the smallest pieces of a JSON text, and knows where it is. */
public final class JsonLexer {
  /** What {@link #wholeNumber} returns when there is none. */
  public static final long NO_NUMBER = -1;

  public static final int MOST_DIGITS = 18;

  private static final int END = -1;

  /** Only these are repeated in messages: the file may turn out to be a private one. */
  private static final String PUNCTUATION = "{}[],:\"'";

  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final byte[] text;
  private final int longestString;
  private final boolean hasComments;
  private int at;

  private JsonLexer(byte[] text, int longestString, boolean hasComments) {
    this.text = text;
    this.longestString = longestString;
    this.hasComments = hasComments;
  }

  /**
   * Reads JSON as RFC 8259 has it.
   *
   * @param longestString in bytes, as written; a longer one is a fault and is not decoded
   */
  public static JsonLexer strict(byte[] text, int longestString) {
    return new JsonLexer(text, longestString, false);
  }

  /** Reads JSON with comments, and skips a byte order mark. */
  public static JsonLexer withComments(byte[] text) {
    JsonLexer lexer = new JsonLexer(text, text.length, true);
    lexer.at = hasMark(text) ? 3 : 0;
    return lexer;
  }

  private static boolean hasMark(byte[] text) {
    return text.length >= 3
        && text[0] == (byte) 0xEF
        && text[1] == (byte) 0xBB
        && text[2] == (byte) 0xBF;
  }

  /** The next byte that is neither white space nor comment, not taken yet; -1 at the end. */
  public int peek() throws JsonFault {
    byte[] bytes = text;
    int i = at;
    if (i < bytes.length && bytes[i] > ' ' && bytes[i] != '/') {
      return bytes[i];
    }
    while (i < bytes.length) {
      byte c = bytes[i];
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        i++;
      } else if (c == '/' && hasComments) {
        i = endOfComment(i);
      } else {
        at = i;
        return c & 0xFF;
      }
    }
    at = i;
    return END;
  }

  private int endOfComment(int start) throws JsonFault {
    int second = start + 1 < text.length ? text[start + 1] : END;
    if (second == '/') {
      int i = start;
      while (i < text.length && text[i] != '\n') {
        i++;
      }
      return i;
    }
    if (second == '*') {
      for (int i = start + 3; i < text.length; i++) {
        if (text[i] == '/' && text[i - 1] == '*') {
          return i + 1;
        }
      }
    }
    throw new JsonFault(
        start,
        "a comment is // to the end of the line, or /* to */",
        "end it, or write // instead");
  }

  public boolean isAtEnd() {
    return at >= text.length;
  }

  /** The index of the next byte. */
  public int at() {
    return at;
  }

  /** Takes the next byte if it is this one. */
  public boolean takes(char c) throws JsonFault {
    boolean isNext = (at < text.length && text[at] == c) || peek() == c;
    at += isNext ? 1 : 0;
    return isNext;
  }

  /** Takes the next byte if it is this one, and the white space and the comments after it. */
  public boolean takesWithSpace(char c) throws JsonFault {
    byte[] bytes = text;
    int next = at + 1;
    if (next < bytes.length && bytes[next - 1] == c && bytes[next] > ' ' && bytes[next] != '/') {
      at = next;
      return true;
    }
    boolean isNext = takes(c);
    peek();
    return isNext;
  }

  /** Takes {@code null} if it begins with the next byte. */
  public boolean takesNull() {
    byte[] bytes = text;
    int i = at;
    if (i >= bytes.length || bytes[i] != 'n') {
      return false;
    }
    boolean isNull =
        i + 4 <= bytes.length && bytes[i + 1] == 'u' && bytes[i + 2] == 'l' && bytes[i + 3] == 'l';
    at += isNull ? 4 : 0;
    return isNull;
  }

  /** The whole number of at most {@link #MOST_DIGITS} that begins with the next byte. */
  public long wholeNumber() {
    byte[] bytes = text;
    int start = at;
    int end = start + MOST_DIGITS < bytes.length ? start + MOST_DIGITS + 1 : bytes.length;
    int i = start;
    long number = 0;
    while (i < end) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      number = number * 10 + digit;
      i++;
    }
    at = i;
    int digits = i - start;
    boolean isPadded = digits > 1 && bytes[start] == '0';
    return digits == 0 || digits > MOST_DIGITS || isPadded ? NO_NUMBER : number;
  }

  /** The string that begins with the next byte. */
  public String string() throws JsonFault {
    byte[] bytes = text;
    if (at >= bytes.length || bytes[at] != '"') {
      throw expected("a string", "put it in double quotes");
    }
    int start = at + 1;
    int i = start;
    while (i < bytes.length) {
      // Nearly all: digits, letters, and most punctuation.
      while (i < bytes.length && bytes[i] > '"' && bytes[i] != '\\') {
        i++;
      }
      if (i < bytes.length && bytes[i] == '"') {
        requireShort(start, i);
        at = i + 1;
        return new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
      }
      if (i < bytes.length && bytes[i] != ' ' && bytes[i] != '!') {
        return unusualString(start);
      }
      i++;
    }
    throw unended(start);
  }

  /** A string with escapes, or with characters beyond ASCII, whose bytes are negative. */
  private String unusualString(int start) throws JsonFault {
    StringBuilder value = new StringBuilder();
    at = start;
    while (!isAtEnd() && text[at] != '"') {
      if (text[at] == '\\') {
        at++;
        value.append(escaped());
      } else {
        value.append(unescaped(start));
      }
    }
    if (isAtEnd()) {
      throw unended(start);
    }
    requireShort(start, at++);
    return value.toString();
  }

  /** What comes before the next escape or the closing quote. */
  private String unescaped(int start) throws JsonFault {
    int from = at;
    while (!isAtEnd() && text[at] != '"' && text[at] != '\\') {
      if (text[at] >= 0 && text[at] < ' ') {
        throw unended(start);
      }
      at++;
    }
    requireShort(start, at);
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text, from, at - from);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new JsonFault(
          start - 1, "the string that begins here is not UTF-8 text", "save the file as UTF-8");
    }
  }

  private static JsonFault unended(int start) {
    return new JsonFault(
        start - 1, "the string that begins here does not end on its line", "add the closing quote");
  }

  /** Checked before decoding, which takes several times the length. */
  private void requireShort(int start, int end) throws JsonFault {
    if (end - start > longestString) {
      throw new JsonFault(start - 1, "the string that begins here is too long", "shorten it");
    }
  }

  /** The character for the escape whose backslash has been taken. */
  private char escaped() throws JsonFault {
    char kind = isAtEnd() ? ' ' : (char) text[at++];
    int place = ESCAPES.indexOf(kind);
    if (kind != 'u' && place < 0) {
      throw new JsonFault(at - 2, "this is not an escape", "a backslash is \\\\");
    }
    return kind == 'u' ? hexadecimal() : ESCAPED.charAt(place);
  }

  private char hexadecimal() throws JsonFault {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = isAtEnd() ? -1 : Character.digit(text[at++], 16);
      if (digit < 0) {
        throw new JsonFault(
            at - 1, "\\u is followed by four hexadecimal digits", "such as \\u00e9");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  /** The word or number that begins with the next byte; empty when none does. */
  public String word() {
    byte[] bytes = text;
    int start = at;
    int i = start;
    while (i < bytes.length && isPartOfWord(bytes[i])) {
      i++;
    }
    at = i;
    return new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
  }

  private static boolean isPartOfWord(byte c) {
    return isDigit(c) || isLetter(c) || c == '-' || c == '+' || c == '.' || c == '_';
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** The fault of a text that goes on with something else. */
  public JsonFault expected(String wanted, String fix) {
    return new JsonFault(at, "expected " + wanted + ", found " + found(), fix);
  }

  private String found() {
    if (isAtEnd()) {
      return "the end of the file";
    }
    char c = (char) (text[at] & 0xFF);
    if (PUNCTUATION.indexOf(c) >= 0) {
      return "'" + c + "'";
    }
    return isLetter(c) ? "a letter" : isDigit(c) ? "a digit" : "another character";
  }

  /** The line of the next byte, counted from 1. */
  public int line() {
    int line = 1;
    for (int i = 0; i < at && i < text.length; i++) {
      line += text[i] == '\n' ? 1 : 0;
    }
    return line;
  }
}
