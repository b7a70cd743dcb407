package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the words of a command line. */
final class WordReader extends Cursor {
  private final StringBuilder literal = new StringBuilder();
  private boolean isQuoted;
  private List<Part> parts = new ArrayList<>();

  WordReader(String script, int depth) {
    super(script, depth);
  }

  /** The word that begins here; empty when none does. */
  Word word() throws UnreadableScript {
    parts = new ArrayList<>();
    int start = at;
    while (at < script.length()) {
      char c = script.charAt(at);
      if ((startsWith("<(") || startsWith(">(")) && at == start) {
        at++;
        parenthesis(true, false);
      } else if (ENDS.indexOf(c) >= 0) {
        break;
      } else {
        part(c);
      }
    }
    endLiteral();
    return Word.of(parts);
  }

  /** All of it as one word, in which only expansions mean anything: a here-document. */
  Word document() throws UnreadableScript {
    parts = new ArrayList<>();
    while (at < script.length()) {
      quotedPart(script.charAt(at), "$`\\\n");
    }
    endLiteral();
    return Word.of(parts);
  }

  private void part(char c) throws UnreadableScript {
    if (c == '\'') {
      at++;
      literal(upTo('\''), true);
    } else if (c == '"') {
      at++;
      quoted();
    } else if (startsWith("$'")) {
      at += 2;
      literal(ansiQuoted(), true);
    } else if (c == '\\') {
      at++;
      if (at < script.length()) {
        if (script.charAt(at) != '\n') {
          literal(Character.toString(script.charAt(at)), true);
        }
        at++;
      }
    } else if (c == '$' || c == '`') {
      expansion(false);
    } else {
      at++;
      literal(Character.toString(c), false);
    }
  }

  private void literal(String piece, boolean isProtected) {
    if (isProtected != isQuoted) {
      endLiteral();
      isQuoted = isProtected;
    }
    literal.append(piece);
    if (piece.isEmpty() && isProtected && literal.length() == 0) {
      parts.add(new Part.Literal("", true)); // '' is a word
    }
  }

  private void endLiteral() {
    if (literal.length() > 0) {
      parts.add(new Part.Literal(literal.toString(), isQuoted));
      literal.setLength(0);
    }
  }

  private void add(Part part) {
    endLiteral();
    parts.add(part);
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
    literal("", true);
    while (at < script.length() && script.charAt(at) != '"') {
      quotedPart(script.charAt(at), "$`\"\\\n");
    }
    if (at >= script.length()) {
      throw new UnreadableScript();
    }
    at++;
  }

  private void quotedPart(char c, String escaped) throws UnreadableScript {
    if (c == '\\' && at + 1 < script.length() && escaped.indexOf(script.charAt(at + 1)) >= 0) {
      if (script.charAt(at + 1) != '\n') {
        literal(script.substring(at + 1, at + 2), true);
      }
      at += 2;
    } else if (c == '$' || c == '`') {
      expansion(true);
    } else {
      literal(Character.toString(c), true);
      at++;
    }
  }

  private void expansion(boolean isProtected) throws UnreadableScript {
    int start = at;
    if (script.charAt(at) == '`') {
      at++;
      Script inner = inner(backquoted());
      add(new Part.Substitution(inner, false, isProtected, script.substring(start, at)));
    } else if (startsWith("$((")) {
      at++;
      close();
      add(new Part.Unknown(script.substring(start, at)));
    } else if (startsWith("$(")) {
      at++;
      parenthesis(false, isProtected);
    } else if (startsWith("${")) {
      at += 2;
      parameter(start, isProtected);
    } else {
      at++;
      String name = name();
      if (name.isEmpty() && startsWithAny("!?$#@*-0123456789")) {
        name = Character.toString(script.charAt(at++));
      }
      if (name.isEmpty()) {
        literal("$", isProtected);
      } else {
        add(new Part.Variable(name, Optional.empty(), isProtected, script.substring(start, at)));
      }
    }
  }

  /** {@code ${name}}, {@code ${name[@]}}, {@code ${name:-word}}; others are not worked out. */
  private void parameter(int start, boolean isProtected) throws UnreadableScript {
    String name = name();
    if (name.isEmpty() && startsWithAny("@*0123456789")) {
      name = Character.toString(script.charAt(at++));
    }
    int rest = at;
    brace();
    String operation = script.substring(rest, at - 1);
    String source = script.substring(start, at);
    boolean isWhole = operation.isEmpty() || operation.equals("[@]") || operation.equals("[*]");
    int fallback = operation.startsWith(":-") || operation.startsWith(":=") ? 2 : 1;
    if (name.isEmpty()) {
      add(new Part.Unknown(source));
    } else if (isWhole) {
      add(new Part.Variable(name, Optional.empty(), isProtected, source));
    } else if (fallback == 2 || operation.startsWith("-") || operation.startsWith("=")) {
      Word word = deeper(operation.substring(fallback)).document();
      add(new Part.Variable(name, Optional.of(word), isProtected, source));
    } else {
      add(new Part.Unknown(source));
    }
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
  private void parenthesis(boolean isFile, boolean isProtected) throws UnreadableScript {
    int open = at;
    int end = close();
    Script inner = inner(script.substring(open + 1, end));
    add(new Part.Substitution(inner, isFile, isProtected, script.substring(open - 1, at)));
  }

  private Script inner(String command) throws UnreadableScript {
    return ScriptReader.read(command, deeper(command).depth);
  }

  private WordReader deeper(String text) throws UnreadableScript {
    if (depth >= DEEPEST) {
      throw new UnreadableScript();
    }
    return new WordReader(text, depth + 1);
  }

  /** The head of {@code for ((i = 3000; i < 3010; i++))}, as if it named all the numbers. */
  Optional<List<Word>> counted() throws UnreadableScript {
    int start = at;
    close();
    String[] parts = script.substring(start + 2, Math.max(start + 2, at - 2)).split(";");
    int equals = parts[0].indexOf('=');
    if (equals < 0 || parts.length < 2) {
      return Optional.empty();
    }
    String first = parts[0].substring(equals + 1).strip();
    String bound = parts[1].strip();
    String last = bound.substring(bound.lastIndexOf(bound.contains("=") ? '=' : '<') + 1).strip();
    List<Word> words = new ArrayList<>();
    words.add(Word.literal(parts[0].substring(0, equals).strip()));
    words.add(Word.literal("in"));
    Optional<List<String>> numbers =
        Braces.isNumber(first) && Braces.isNumber(last)
            ? Braces.sequence(Long.parseLong(first), 1, Long.parseLong(last))
            : Optional.empty();
    if (numbers.isEmpty()) {
      words.add(Word.unknown(parts[0]));
    }
    numbers.orElse(List.of()).forEach(number -> words.add(Word.literal(number)));
    return Optional.of(words);
  }
}
