package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a command line: what comes next, and how to pass over what quotes and brackets hold.
 */
class Cursor {
  /** How deep quotes and brackets may lie in one another; nobody types more. */
  static final int DEEPEST = 24;

  static final String ENDS = " \t\r\n;&|<>()";

  final String script;
  final int depth;
  int at;

  Cursor(String script, int depth) {
    this.script = script;
    this.depth = depth;
  }

  int at() {
    return at;
  }

  void skip(int count) {
    at += count;
  }

  boolean startsWith(String prefix) {
    return script.startsWith(prefix, at);
  }

  boolean startsWithAny(String characters) {
    return at < script.length() && characters.indexOf(script.charAt(at)) >= 0;
  }

  /** Whether anything but blanks and a comment follows. */
  boolean skipBlanks() {
    while (at < script.length()) {
      if (startsWithAny(" \t\r")) {
        at++;
      } else if (startsWith("\\\n")) {
        at += 2;
      } else if (script.charAt(at) == '#') {
        int end = script.indexOf('\n', at);
        at = end < 0 ? script.length() : end;
      } else {
        return true;
      }
    }
    return false;
  }

  /** The rest of the line, which is taken. */
  String line() throws UnreadableScript {
    if (at >= script.length()) {
      throw new UnreadableScript();
    }
    int end = script.indexOf('\n', at);
    String line = script.substring(at, end < 0 ? script.length() : end);
    at = end < 0 ? script.length() : end + 1;
    return line;
  }

  String upTo(char end) throws UnreadableScript {
    int close = script.indexOf(end, at);
    if (close < 0) {
      throw new UnreadableScript();
    }
    String piece = script.substring(at, close);
    at = close + 1;
    return piece;
  }

  /** Where the parenthesis that begins here is closed; it is passed over. */
  int close() throws UnreadableScript {
    return close(depth);
  }

  /** Quotes may have parentheses in them, which may have quotes. */
  private int close(int deep) throws UnreadableScript {
    if (deep > DEEPEST) {
      throw new UnreadableScript();
    }
    int open = 0;
    List<String> documents = new ArrayList<>();
    while (at < script.length()) {
      char c = script.charAt(at++);
      if (c == '<' && startsWith("<<")) {
        at += 2;
      } else if (c == '<' && startsWith("<")) {
        at++;
        documents.add(delimiter());
      } else if (c == '\n' && !documents.isEmpty()) {
        skipDocuments(documents);
      } else if (c == '\\') {
        at++;
      } else if (c == '\'') {
        upTo('\'');
      } else if (c == '"') {
        skipQuoted(deep);
      } else if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return at - 1;
      }
    }
    throw new UnreadableScript();
  }

  private String delimiter() {
    while (startsWithAny("- \t")) {
      at++;
    }
    int start = at;
    while (at < script.length() && ENDS.indexOf(script.charAt(at)) < 0) {
      at++;
    }
    return script.substring(start, at).replaceAll("['\"\\\\]", "");
  }

  /** Here-documents may have any quotes and parentheses. */
  private void skipDocuments(List<String> documents) throws UnreadableScript {
    for (String delimiter : documents) {
      while (!line().strip().equals(delimiter)) {
        // the next one
      }
    }
    documents.clear();
  }

  private void skipQuoted(int deep) throws UnreadableScript {
    while (at < script.length()) {
      char c = script.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        at++;
      } else if (c == '$' && startsWith("(")) {
        close(deep + 1);
      }
    }
    throw new UnreadableScript();
  }

  void brace() throws UnreadableScript {
    int open = 1;
    while (at < script.length()) {
      char c = script.charAt(at++);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0) {
        return;
      }
    }
    throw new UnreadableScript();
  }

  String name() {
    int start = at;
    while (at < script.length()
        && (Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '_')
        && (at > start || !Character.isDigit(script.charAt(at)))) {
      at++;
    }
    return script.substring(start, at);
  }
}
