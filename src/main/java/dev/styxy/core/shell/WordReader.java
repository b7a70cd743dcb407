package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;

/** Reads the words of a command line, and knows where it is. */
final class WordReader {
  private static final int DEEPEST = 24;
  private static final String ENDS = " \t\r\n;&|<>()";

  private final String script;
  private final int depth;
  private int at;
  private StringBuilder text = new StringBuilder();
  private StringBuilder source = new StringBuilder();
  private List<String> variables = new ArrayList<>();
  private List<Script> substitutions = new ArrayList<>();
  private boolean isLiteral;

  WordReader(String script, int depth) {
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

  /** The word that begins here; empty when none does. */
  Word word() throws UnreadableScript {
    text = new StringBuilder();
    source = new StringBuilder();
    variables = new ArrayList<>();
    substitutions = new ArrayList<>();
    isLiteral = true;
    while (at < script.length()) {
      char c = script.charAt(at);
      if ((startsWith("<(") || startsWith(">(")) && source.length() == 0) {
        at++;
        parenthesis();
      } else if (ENDS.indexOf(c) >= 0) {
        break;
      } else {
        part(c);
      }
    }
    return new Word(text.toString(), source.toString(), variables, substitutions, isLiteral);
  }

  private void part(char c) throws UnreadableScript {
    if (c == '\'') {
      at++;
      literal(upTo('\''));
    } else if (c == '"') {
      at++;
      quoted();
    } else if (startsWith("$'")) {
      at += 2;
      literal(ansiQuoted());
    } else if (c == '\\') {
      at++;
      if (at < script.length()) {
        literal(script.charAt(at) == '\n' ? "" : Character.toString(script.charAt(at)));
        at++;
      }
    } else if (c == '$' || c == '`') {
      expansion();
    } else {
      at++;
      literal(Character.toString(c));
    }
  }

  private void literal(String piece) {
    text.append(piece);
    source.append(piece);
  }

  private String upTo(char end) throws UnreadableScript {
    int close = script.indexOf(end, at);
    if (close < 0) {
      throw new UnreadableScript();
    }
    String piece = script.substring(at, close);
    at = close + 1;
    return piece;
  }

  private String ansiQuoted() throws UnreadableScript {
    StringBuilder piece = new StringBuilder();
    while (at < script.length() && script.charAt(at) != '\'') {
      if (script.charAt(at) == '\\' && at + 1 < script.length()) {
        at++;
        char c = script.charAt(at);
        piece.append(c == 'n' ? '\n' : c == 't' ? '\t' : c);
      } else {
        piece.append(script.charAt(at));
      }
      at++;
    }
    if (at >= script.length()) {
      throw new UnreadableScript();
    }
    at++;
    return piece.toString();
  }

  private void quoted() throws UnreadableScript {
    while (at < script.length() && script.charAt(at) != '"') {
      char c = script.charAt(at);
      if (c == '\\' && at + 1 < script.length() && "$`\"\\\n".indexOf(script.charAt(at + 1)) >= 0) {
        literal(script.charAt(at + 1) == '\n' ? "" : script.substring(at + 1, at + 2));
        at += 2;
      } else if (c == '$' || c == '`') {
        expansion();
      } else {
        literal(Character.toString(c));
        at++;
      }
    }
    if (at >= script.length()) {
      throw new UnreadableScript();
    }
    at++;
  }

  private void expansion() throws UnreadableScript {
    int start = at;
    if (script.charAt(at) == '`') {
      at++;
      isLiteral = false;
      substitutions.add(inner(backquoted()));
    } else if (startsWith("$((")) {
      at++;
      isLiteral = false;
      close();
    } else if (startsWith("$(")) {
      at++;
      parenthesis();
      return;
    } else if (startsWith("${")) {
      at += 2;
      isLiteral = false;
      variables.add(name());
      brace();
    } else {
      at++;
      String name = name();
      if (name.isEmpty() && startsWithAny("!?$#@*-0123456789")) {
        name = Character.toString(script.charAt(at++));
      }
      if (name.isEmpty()) {
        literal("$");
        return;
      }
      isLiteral = false;
      variables.add(name);
    }
    source.append(script, start, at);
  }

  private String backquoted() throws UnreadableScript {
    StringBuilder command = new StringBuilder();
    while (at < script.length() && script.charAt(at) != '`') {
      if (script.charAt(at) == '\\' && at + 1 < script.length()) {
        at++;
      }
      command.append(script.charAt(at++));
    }
    if (at >= script.length()) {
      throw new UnreadableScript();
    }
    at++;
    return command.toString();
  }

  /** A substitution in parentheses, of which the first comes next. */
  private void parenthesis() throws UnreadableScript {
    int open = at;
    isLiteral = false;
    int end = close();
    substitutions.add(inner(script.substring(open + 1, end)));
    source.append(script, open - 1, at);
  }

  private Script inner(String command) throws UnreadableScript {
    if (depth >= DEEPEST) {
      throw new UnreadableScript();
    }
    return ScriptReader.read(command, depth + 1);
  }

  /** Where the parenthesis that begins here is closed; it is passed over. */
  private int close() throws UnreadableScript {
    int open = 0;
    while (at < script.length()) {
      char c = script.charAt(at++);
      if (c == '\\') {
        at++;
      } else if (c == '\'') {
        upTo('\'');
      } else if (c == '"') {
        skipQuoted();
      } else if (c == '(') {
        open++;
      } else if (c == ')' && --open == 0) {
        return at - 1;
      }
    }
    throw new UnreadableScript();
  }

  private void skipQuoted() throws UnreadableScript {
    while (at < script.length()) {
      char c = script.charAt(at++);
      if (c == '"') {
        return;
      }
      if (c == '\\') {
        at++;
      } else if (c == '$' && startsWith("(")) {
        close();
      }
    }
    throw new UnreadableScript();
  }

  private void brace() throws UnreadableScript {
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

  private String name() {
    int start = at;
    while (at < script.length()
        && (Character.isLetterOrDigit(script.charAt(at)) || script.charAt(at) == '_')
        && (at > start || !Character.isDigit(script.charAt(at)))) {
      at++;
    }
    return script.substring(start, at);
  }
}
