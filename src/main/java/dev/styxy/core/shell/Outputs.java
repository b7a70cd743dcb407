package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Knows what commands print that only say what stands in them: {@code echo}, {@code seq}, {@code
 * cat} of a small file. Nothing is run.
 */
final class Outputs {
  private static final int LONGEST = 1 << 16;

  private final Outside outside;

  Outputs(Outside outside) {
    this.outside = outside;
  }

  /** Of a script of one pipeline, whose words are expanded; empty when it is not known. */
  Optional<String> of(Script script) {
    List<Pipeline> pipelines = script.pipelines();
    return pipelines.size() == 1 ? of(pipelines.get(0).commands()) : Optional.empty();
  }

  Optional<String> of(List<SimpleCommand> pipeline) {
    Optional<String> text = Optional.empty();
    for (int i = 0; i < pipeline.size(); i++) {
      SimpleCommand command = pipeline.get(i);
      text = i == 0 || command.input().isPresent() ? first(command) : next(command, text);
      if (text.isEmpty() || text.get().length() > LONGEST) {
        return Optional.empty();
      }
    }
    return text;
  }

  private Optional<String> first(SimpleCommand command) {
    List<String> words = new ArrayList<>();
    for (Word word : command.words()) {
      if (!word.isLiteral()) {
        return Optional.empty();
      }
      words.add(word.text());
    }
    if (words.isEmpty()) {
      return read(command.input()); // $(<file)
    }
    List<String> arguments = words.subList(1, words.size());
    return switch (words.get(0)) {
      case "echo" -> Optional.of(String.join(" ", withoutOptions(arguments)) + "\n");
      case "printf" -> printed(arguments);
      case "seq" -> sequence(arguments);
      case "cat" -> {
        List<String> files = withoutOptions(arguments);
        yield files.isEmpty()
            ? read(command.input())
            : files.size() == 1 ? outside.file(files.get(0)) : Optional.empty();
      }
      case "head", "tail", "sort", "uniq" -> read(command.input());
      default -> Optional.empty();
    };
  }

  /** What an input has. */
  private Optional<String> read(Optional<Input> input) {
    if (input.isEmpty()) {
      return Optional.empty();
    }
    Optional<Script> script = input.get().script();
    if (script.isPresent()) {
      return of(script.get());
    }
    Word word = input.get().word();
    return !word.isLiteral()
        ? Optional.empty()
        : input.get().isFile() ? outside.file(word.text()) : Optional.of(word.text());
  }

  /** A filter that leaves words what they are. */
  private static Optional<String> next(SimpleCommand command, Optional<String> text) {
    for (Word word : command.words()) {
      if (!word.isLiteral()) {
        return Optional.empty();
      }
    }
    String program = command.words().isEmpty() ? "" : command.words().get(0).text();
    return switch (program) {
      case "sort", "uniq", "cat" -> text;
      case "xargs" -> command.words().size() == 1 ? text : Optional.empty();
      case "tr" -> command.words().size() == 3 ? translated(command, text) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** {@code tr ',' '\n'}. */
  private static Optional<String> translated(SimpleCommand tr, Optional<String> text) {
    String from = tr.words().get(1).text();
    String to = tr.words().get(2).text().replace("\\n", "\n");
    return from.length() == 1 && to.length() == 1
        ? text.map(all -> all.replace(from, to))
        : Optional.empty();
  }

  private static List<String> withoutOptions(List<String> words) {
    int first = 0;
    while (first < words.size() && words.get(first).matches("-[A-Za-z]+|--")) {
      first++;
    }
    return words.subList(first, words.size());
  }

  /** A format of plain text and {@code %s}, {@code %d}, {@code %b}. */
  private static Optional<String> printed(List<String> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    String format = arguments.get(0).replace("\\n", "\n").replace("\\t", "\t");
    String[] pieces = format.split("%[sdb]", -1);
    if (String.join("", pieces).indexOf('%') >= 0) {
      return Optional.empty();
    }
    if (pieces.length == 1) {
      return Optional.of(format);
    }
    StringBuilder text = new StringBuilder();
    int next = 1;
    do {
      for (int i = 0; i < pieces.length; i++) {
        text.append(pieces[i]);
        if (i + 1 < pieces.length && next < arguments.size()) {
          text.append(arguments.get(next++));
        }
      }
    } while (next < arguments.size());
    return Optional.of(text.toString());
  }

  /** {@code seq LAST}, {@code seq FIRST LAST}, {@code seq FIRST STEP LAST} (seq(1)). */
  private static Optional<String> sequence(List<String> arguments) {
    for (String argument : arguments) {
      if (!Braces.isNumber(argument)) {
        return Optional.empty();
      }
    }
    if (arguments.isEmpty() || arguments.size() > 3) {
      return Optional.empty();
    }
    long first = arguments.size() == 1 ? 1 : Long.parseLong(arguments.get(0));
    long step = arguments.size() == 3 ? Long.parseLong(arguments.get(1)) : 1;
    long last = Long.parseLong(arguments.get(arguments.size() - 1));
    return Braces.sequence(first, step, last).map(numbers -> String.join("\n", numbers) + "\n");
  }
}
