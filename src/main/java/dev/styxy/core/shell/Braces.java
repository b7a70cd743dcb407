package dev.styxy.core.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Expands {@code {3000..3010}} and {@code {3000,3001}} as bash does it (bash(1), Brace Expansion).
 */
final class Braces {
  /** More than so many words are not worth to be told apart. */
  static final int MOST = 1000;

  private static final int MOST_DIGITS = 9;

  /** Longer words are not worth to be copied so often. */
  private static final int LONGEST = 4096;

  private Braces() {}

  /** The words that one stands for; empty when these are too many. */
  static Optional<List<Word>> expand(Word word) {
    List<Word> open = new ArrayList<>(List.of(word));
    List<Word> done = new ArrayList<>();
    for (int at = 0; at < open.size(); at++) {
      Optional<List<Word>> first = expandFirst(open.get(at));
      if (first.isEmpty() || open.size() + first.get().size() > 4 * MOST || done.size() > MOST) {
        return Optional.empty();
      }
      if (first.get().size() == 1) {
        done.add(first.get().get(0));
      } else {
        open.addAll(at + 1, first.get());
      }
    }
    return done.size() > MOST ? Optional.empty() : Optional.of(done);
  }

  /** One word where there is nothing to expand. */
  private static Optional<List<Word>> expandFirst(Word word) {
    for (int part = 0; part < word.parts().size(); part++) {
      if (word.parts().get(part) instanceof Part.Literal literal && !literal.isQuoted()) {
        Optional<List<Word>> words = expandFirst(word, part, literal.text());
        if (words.isEmpty() || words.get().size() > 1) {
          return words;
        }
      }
    }
    return Optional.of(List.of(word));
  }

  /** The innermost of nested braces come first; a text is looked through once. */
  private static Optional<List<Word>> expandFirst(Word word, int part, String text) {
    int open = -1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '{') {
        open = i;
      } else if (text.charAt(i) == '}' && open >= 0) {
        Optional<List<String>> texts = texts(text.substring(open + 1, i));
        if (texts.isEmpty() || (texts.get().size() > 1 && text.length() > LONGEST)) {
          return Optional.empty();
        }
        if (texts.get().size() > 1) {
          return Optional.of(
              words(word, part, text.substring(0, open), texts.get(), text.substring(i + 1)));
        }
        open = -1;
      }
    }
    return Optional.of(List.of(word));
  }

  private static List<Word> words(
      Word word, int part, String before, List<String> texts, String after) {
    List<Word> words = new ArrayList<>();
    for (String text : texts) {
      List<Part> parts = new ArrayList<>(word.parts());
      parts.set(part, new Part.Literal(before + text + after, false));
      words.add(Word.of(parts));
    }
    return words;
  }

  private static Optional<List<String>> texts(String inside) {
    int dots = inside.indexOf("..");
    if (dots < 0) {
      return Optional.of(List.of(inside.split(",", -1)));
    }
    String rest = inside.substring(dots + 2);
    int more = rest.indexOf("..");
    String last = more < 0 ? rest : rest.substring(0, more);
    String step = more < 0 ? "1" : rest.substring(more + 2);
    return isNumber(inside.substring(0, dots)) && isNumber(last) && isNumber(step)
        ? sequence(
            Long.parseLong(inside.substring(0, dots)), Long.parseLong(step), Long.parseLong(last))
        : Optional.of(List.of(inside));
  }

  /** From the first number to the last, also downward; empty when these are too many. */
  static Optional<List<String>> sequence(long first, long step, long last) {
    long stride = Math.max(1, Math.abs(step));
    if (Math.abs(last - first) / stride >= MOST) {
      return Optional.empty();
    }
    List<String> numbers = new ArrayList<>();
    for (long number = first;
        first <= last ? number <= last : number >= last;
        number += first <= last ? stride : -stride) {
      numbers.add(Long.toString(number));
    }
    return Optional.of(numbers);
  }

  static boolean isNumber(String word) {
    String digits = word.startsWith("-") ? word.substring(1) : word;
    if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
      return false;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }
}
