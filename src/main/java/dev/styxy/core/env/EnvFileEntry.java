package dev.styxy.core.env;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An assignment in the text of a {@code .env} file, as the dotenv libraries read it: a value in
 * single quotes is literal, one in double quotes has escapes, both may have several lines; any
 * other ends with the line, or before a # that follows white space.
 *
 * @param start where the value begins, within its quotes
 * @param quote around it, or 0
 */
record EnvFileEntry(String name, int start, int end, char quote) {

  /** The value of this text's entry. */
  String value(String text) {
    String written = text.substring(start, end);
    return quote == '"' ? unescaped(written) : written;
  }

  boolean isLiteral() {
    return quote == '\'';
  }

  /** All of a text, in its order. */
  static List<EnvFileEntry> in(String text) {
    List<EnvFileEntry> entries = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfLine(text, at);
      Optional<EnvAssignment> found = EnvAssignment.in(text.substring(at, end));
      if (found.isPresent()) {
        EnvFileEntry entry = entry(found.get().name(), text, end - found.get().rest().length());
        entries.add(entry);
        end = endOfLine(text, entry.end);
      }
      at = end + 1;
    }
    return entries;
  }

  private static EnvFileEntry entry(String name, String text, int start) {
    char quote = start < text.length() ? text.charAt(start) : 0;
    int end = quote == '"' || quote == '\'' ? endOfQuote(text, start + 1, quote) : -1;
    return end >= 0
        ? new EnvFileEntry(name, start + 1, end, quote)
        : new EnvFileEntry(name, start, endOfPlain(text, start), (char) 0);
  }

  /** Negative when the quote never ends. */
  private static int endOfQuote(String text, int start, char quote) {
    for (int at = start; at < text.length(); at++) {
      if (text.charAt(at) == quote) {
        return at;
      }
      at += quote == '"' && text.charAt(at) == '\\' ? 1 : 0;
    }
    return -1;
  }

  private static int endOfPlain(String text, int start) {
    int end = start;
    int line = endOfLine(text, start);
    for (int at = start; at < line; at++) {
      boolean isSpace = isSpace(text.charAt(at));
      if (text.charAt(at) == '#' && (at == start || isSpace(text.charAt(at - 1)))) {
        return end;
      }
      end = isSpace ? end : at + 1;
    }
    return end;
  }

  private static int endOfLine(String text, int at) {
    int newline = text.indexOf('\n', at);
    return newline < 0 ? text.length() : newline;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private static String unescaped(String written) {
    StringBuilder value = new StringBuilder();
    for (int at = 0; at < written.length(); at++) {
      char c = written.charAt(at);
      boolean isEscape = c == '\\' && at + 1 < written.length();
      char next = isEscape ? written.charAt(at + 1) : 0;
      int known = isEscape ? "nrt\"\\$`".indexOf(next) : -1;
      if (known >= 0) {
        value.append("\n\r\t\"\\$`".charAt(known));
        at++;
      } else {
        value.append(c);
      }
    }
    return value.toString();
  }
}
