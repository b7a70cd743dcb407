package dev.styxy.core.env;

import java.util.Optional;

/**
 * What a line gives a variable: {@code NAME=value} with or without {@code export}, make's {@code
 * NAME ?= value}, or fish's {@code set -gx NAME value}. Read from left to right without a regular
 * expression, whose repeated groups go one call deeper each time: a long line would be too deep.
 *
 * @param rest the value as it is written, and whatever follows it
 */
record EnvAssignment(String name, String rest) {

  static Optional<EnvAssignment> in(String line) {
    Scan scan = new Scan(line);
    scan.skipSpace();
    int start = scan.at;
    Optional<EnvAssignment> found = scan.afterExport();
    if (found.isEmpty()) {
      scan.at = start;
      found = scan.afterName();
    }
    if (found.isEmpty()) {
      scan.at = start;
      found = scan.afterSet();
    }
    return found;
  }

  /** The place in a line that is read, and what may come next. */
  private static final class Scan {
    private final String line;
    private int at;

    Scan(String line) {
      this.line = line;
    }

    Optional<EnvAssignment> afterExport() {
      return skip("export") && skipSpace() ? afterName() : Optional.empty();
    }

    Optional<EnvAssignment> afterName() {
      String name = name();
      skipSpace();
      for (int i = 0; i < 2 && (is(':') || is('?')); i++) {
        at++;
      }
      if (name.isEmpty() || !is('=')) {
        return Optional.empty();
      }
      at++;
      skipSpace();
      return Optional.of(new EnvAssignment(name, line.substring(at)));
    }

    Optional<EnvAssignment> afterSet() {
      if (!skip("set") || !skipSpace() || !is('-')) {
        return Optional.empty();
      }
      while (is('-')) {
        skipWord();
        skipSpace();
      }
      String name = name();
      return !name.isEmpty() && skipSpace()
          ? Optional.of(new EnvAssignment(name, line.substring(at)))
          : Optional.empty();
    }

    private boolean skip(String word) {
      boolean isThere = line.startsWith(word, at);
      at += isThere ? word.length() : 0;
      return isThere;
    }

    private boolean skipSpace() {
      int start = at;
      while (at < line.length() && isSpace(line.charAt(at))) {
        at++;
      }
      return at > start;
    }

    private void skipWord() {
      while (at < line.length() && !isSpace(line.charAt(at))) {
        at++;
      }
    }

    private String name() {
      int start = at;
      while (at < line.length() && isOfName(line.charAt(at), at == start)) {
        at++;
      }
      return line.substring(start, at);
    }

    private boolean is(char c) {
      return at < line.length() && line.charAt(at) == c;
    }
  }

  private static boolean isOfName(char c, boolean isFirst) {
    boolean isLetter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
    return isLetter || (!isFirst && c >= '0' && c <= '9');
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
