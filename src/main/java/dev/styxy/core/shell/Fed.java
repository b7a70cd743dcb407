package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a command gets from those before it: as lines to read, or as arguments from xargs(1). */
final class Fed {
  private Fed() {}

  /** The words that it reads; one that stands for all where they are not known. */
  static List<Word> words(List<SimpleCommand> upstream, Scope scope) {
    if (upstream.isEmpty()) {
      return List.of();
    }
    Optional<String> text = scope.outputs().of(upstream);
    if (text.isEmpty()) {
      return List.of(output(upstream, scope));
    }
    List<Word> words = new ArrayList<>();
    for (String one : text.get().strip().split("\\s+")) {
      words.add(Word.literal(one));
    }
    return words.size() > Braces.MOST ? List.of(Word.unknown("$(…)")) : words;
  }

  /** What a shell reads as its script. */
  static Optional<String> text(List<SimpleCommand> upstream, Scope scope) {
    if (upstream.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> known = scope.outputs().of(upstream);
    Optional<Input> input = upstream.get(0).input();
    boolean isDocument = upstream.size() == 1 && input.isPresent() && !input.get().isFile();
    return known.isPresent() || !isDocument ? known : input.map(one -> one.word().source());
  }

  /** It is a variable, too, for a shell that reads it again. */
  private static Word output(List<SimpleCommand> upstream, Scope scope) {
    Script script = new Script(List.of(new Pipeline(upstream)));
    String name = scope.unusedName();
    Part part = new Part.Substitution(script, false, false, "${" + name + "}");
    Word word = Word.of(List.of(part));
    scope.set(name, List.of(word));
    return word;
  }

  /** The command of xargs with what it is given: at its end, or wherever {@code -I} says. */
  static List<Word> arguments(Invocation xargs, int at, Scope scope) {
    List<Word> given = words(xargs.upstream(), scope);
    Optional<String> mark = mark(xargs, at);
    List<Word> arguments = new ArrayList<>();
    if (mark.isEmpty()) {
      arguments.addAll(xargs.from(at));
      arguments.addAll(given);
      return arguments;
    }
    String line = scope.unusedName();
    scope.set(line, given);
    for (Word word : xargs.from(at)) {
      arguments.add(word.isLiteral() ? marked(word.text(), mark.get(), line) : word);
    }
    return isShell(arguments) ? arguments : scope.expand(arguments);
  }

  private static boolean isShell(List<Word> arguments) {
    for (Word word : arguments) {
      if (word.isLiteral() && word.text().startsWith("-") && word.text().endsWith("c")) {
        return true; // it expands them itself, with the quotes of its text
      }
    }
    return false;
  }

  /** {@code -I{}}, {@code -I {}}, {@code -i}, {@code --replace=R} (xargs(1)). */
  private static Optional<String> mark(Invocation xargs, int at) {
    for (int i = 0; i < at; i++) {
      String word = xargs.argument(i);
      if (word.equals("-I")) {
        return Optional.of(xargs.argument(i + 1));
      }
      if (word.startsWith("-I")) {
        return Optional.of(word.substring(2));
      }
      if (word.equals("-i") || word.equals("--replace")) {
        return Optional.of("{}");
      }
      if (word.startsWith("--replace=")) {
        return Optional.of(word.substring(10));
      }
    }
    return Optional.empty();
  }

  private static Word marked(String text, String mark, String line) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    int next = mark.isEmpty() ? -1 : text.indexOf(mark);
    while (next >= 0) {
      parts.add(new Part.Literal(text.substring(from, next), true));
      parts.add(new Part.Variable(line, Optional.empty(), true, "${" + line + "}"));
      from = next + mark.length();
      next = text.indexOf(mark, from);
    }
    parts.add(new Part.Literal(text.substring(from), true));
    return Word.of(parts);
  }
}
