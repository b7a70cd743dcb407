package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import dev.styxy.core.shell.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the arguments of grep, awk and their like, which leave some lines of others. */
final class Filters {
  private static final Set<String> GREPS = Set.of("grep", "egrep", "fgrep", "rg", "ag", "findstr");
  private static final Set<String> AWKS = Set.of("awk", "gawk", "mawk", "sed", "perl");

  private Filters() {}

  static boolean isGrep(Invocation command) {
    return GREPS.contains(command.program());
  }

  static boolean isProgram(Invocation command) {
    return AWKS.contains(command.program());
  }

  static boolean isInverse(Invocation grep) {
    return hasLetter(grep, 'v') || grep.has("--invert-match");
  }

  private static boolean hasLetter(Invocation grep, char letter) {
    for (int i = 0; i < grep.arguments().size(); i++) {
      if (grep.argument(i).matches("-[a-zA-Z]*" + letter + "[a-zA-Z]*")) {
        return true;
      }
    }
    return false;
  }

  /** The first operand, or all that follow {@code -e}. */
  static List<Word> patterns(Invocation grep) {
    List<Word> patterns = new ArrayList<>();
    for (int i = 0; i < grep.arguments().size(); i++) {
      Word word = grep.arguments().get(i);
      boolean isMarked = grep.argument(i).matches("-[a-zA-Z]*e");
      if (isMarked && i + 1 < grep.arguments().size()) {
        patterns.add(grep.arguments().get(++i));
      } else if (!word.text().startsWith("-") && patterns.isEmpty()) {
        patterns.add(word);
      }
    }
    return patterns;
  }

  /** In a basic expression the alternatives are {@code a\|b}. */
  static Optional<ProcessPattern> expression(String text, Invocation grep, boolean isFull) {
    return ProcessPattern.expression(
        text.replace("\\|", "|"), isFull, false, hasLetter(grep, 'i') || grep.has("--ignore-case"));
  }

  static Optional<String> betweenSlashes(String program) {
    int open = program.indexOf('/');
    int close = program.indexOf('/', open + 1);
    return open >= 0 && close > open + 1
        ? Optional.of(program.substring(open + 1, close))
        : Optional.empty();
  }
}
