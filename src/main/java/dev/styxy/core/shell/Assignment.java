package dev.styxy.core.shell;

import java.util.List;

/**
 * A variable that a command line sets: {@code PORT=3000}.
 *
 * @param values one, but for an array: {@code PORTS=(3000 3001)}
 */
public record Assignment(String name, List<Word> values) {

  Assignment(String name, Word value) {
    this(name, List.of(value));
  }

  /** Its value, or the first one. */
  public Word value() {
    return values.isEmpty() ? Word.literal("") : values.get(0);
  }

  /** Where the name of an assignment ends in a word; -1 when the word is none. */
  static int end(String word) {
    int equals = word.indexOf('=');
    int last = equals > 1 && word.charAt(equals - 1) == '+' ? equals - 1 : equals;
    for (int i = 0; i < last; i++) {
      char c = word.charAt(i);
      boolean isLetter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return -1;
      }
    }
    return equals > 0 ? equals : -1;
  }

  /** The name in front of the sign, which may be {@code +=}. */
  static String name(String word, int equals) {
    return word.charAt(equals - 1) == '+'
        ? word.substring(0, equals - 1)
        : word.substring(0, equals);
  }
}
