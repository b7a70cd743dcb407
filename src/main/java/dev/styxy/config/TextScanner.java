package dev.styxy.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the smallest pieces of JSON with comments, and knows where it is.
 *
 * <p>It is our own because configuration is read at every start: Jackson's parser initialises
 * {@code java.math.BigDecimal}, whose tables alone take JDK 25 longer than the whole of a
 * configuration may take. It loops over bytes, in local variables, because all of this runs
 * interpreted.
 */
final class TextScanner {
  private static final int END = -1;
  private static final String END_OF_FILE = "the end of the file";

  /** What may be repeated of a file that is no JSON. */
  private static final String PUNCTUATION = "{}[],:\"'";

  private final byte[] text;
  private int at;

  TextScanner(byte[] text) {
    this.text = text;
    boolean hasMark =
        text.length >= 3
            && text[0] == (byte) 0xEF
            && text[1] == (byte) 0xBB
            && text[2] == (byte) 0xBF;
    at = hasMark ? 3 : 0;
  }

  /** The next byte that is neither space nor comment, not taken yet; -1 at the end. */
  int peek() throws SyntaxFault {
    byte[] bytes = text;
    int i = at;
    while (i < bytes.length) {
      byte c = bytes[i];
      if (c > ' ') {
        if (c != '/') {
          at = i;
          return c;
        }
        i = endOfComment(i);
      } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        i++;
      } else {
        at = i;
        return c & 0xFF;
      }
    }
    at = i;
    return END;
  }

  private int endOfComment(int start) throws SyntaxFault {
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
    throw new SyntaxFault(
        start,
        "a comment is // to the end of the line, or /* to */",
        "end it, or write // instead");
  }

  boolean isAtEnd() {
    return at >= text.length;
  }

  /** The index of the next byte. */
  int at() {
    return at;
  }

  /** Takes the next byte when it is this one. */
  boolean takes(char c) throws SyntaxFault {
    if (peek() != c) {
      return false;
    }
    at++;
    return true;
  }

  /** The string that begins with the next byte. */
  String string() throws SyntaxFault {
    byte[] bytes = text;
    int start = at + 1;
    int all = 0;
    int i = start;
    while (i < bytes.length) {
      byte c = bytes[i];
      if (c == '"') {
        at = i + 1;
        return decode(start, i, all < 0);
      }
      if (c == '\\') {
        return escapedString(start, i, all < 0);
      }
      if (c >= 0 && c < ' ') {
        break;
      }
      all |= c;
      i++;
    }
    throw unended(start - 1);
  }

  private static SyntaxFault unended(int start) {
    return new SyntaxFault(
        start, "the string that begins here does not end on its line", "add the closing quote");
  }

  private String decode(int from, int to, boolean isWide) throws SyntaxFault {
    if (!isWide) {
      return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(text, from, to - from);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new SyntaxFault(
          from - 1, "the string that begins here is not UTF-8 text", "save the file as UTF-8");
    }
  }

  /** The rest of a string in which a backslash was found. */
  private String escapedString(int start, int backslash, boolean isWide) throws SyntaxFault {
    StringBuilder value = new StringBuilder(decode(start, backslash, isWide));
    at = backslash;
    while (!isAtEnd() && text[at] != '"') {
      if (text[at] == '\\') {
        at++;
        value.append(escaped());
        continue;
      }
      int from = at;
      while (!isAtEnd() && text[at] != '"' && text[at] != '\\') {
        if (text[at] >= 0 && text[at] < ' ') {
          throw unended(start - 1);
        }
        at++;
      }
      value.append(decode(from, at, true));
    }
    if (isAtEnd()) {
      throw unended(start - 1);
    }
    at++;
    return value.toString();
  }

  private char escaped() throws SyntaxFault {
    char c = isAtEnd() ? ' ' : (char) text[at++];
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> hexadecimal();
      default -> {
        throw new SyntaxFault(at - 2, "this is not an escape", "a backslash is \\\\");
      }
    };
  }

  private char hexadecimal() throws SyntaxFault {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = isAtEnd() ? -1 : Character.digit(text[at++], 16);
      if (digit < 0) {
        throw new SyntaxFault(
            at - 1, "\\u is followed by four hexadecimal digits", "such as \\u00e9");
      }
      value = value * 16 + digit;
    }
    return (char) value;
  }

  /** The word or number that begins with the next byte; empty when none does. */
  String word() {
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
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || c == '-'
        || c == '+'
        || c == '.'
        || c == '_';
  }

  /** What to say when something else should stand here. */
  SyntaxFault wants(String wanted, String fix) {
    String found = isAtEnd() ? END_OF_FILE : found((char) (text[at] & 0xFF));
    return new SyntaxFault(at, wanted + " should stand here, not " + found, fix);
  }

  private static String found(char c) {
    if (PUNCTUATION.indexOf(c) >= 0) {
      return "'" + c + "'";
    }
    boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    boolean isDigit = c >= '0' && c <= '9';
    return isLetter ? "a letter" : isDigit ? "a digit" : "another character";
  }
}
