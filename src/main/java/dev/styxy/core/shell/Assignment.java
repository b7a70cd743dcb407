package dev.styxy.core.shell;

/** A variable that a command line sets: {@code PORT=3000}. */
public record Assignment(String name, Word value) {

  /** Where the name of an assignment ends in a word; -1 when the word is none. */
  static int end(String word) {
    int equals = word.indexOf('=');
    for (int i = 0; i < equals; i++) {
      char c = word.charAt(i);
      boolean isLetter = c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!isLetter && (i == 0 || c < '0' || c > '9')) {
        return -1;
      }
    }
    return equals > 0 ? equals : -1;
  }
}
