package dev.styxy.core.text;

import java.util.Collection;
import java.util.Optional;

/** Guesses which known word was intended by a mistyped one. */
public final class NearestWord {
  private NearestWord() {}

  /**
   * The known word with the fewest edits (insert, delete, replace, swap of neighbours), when they
   * are few for its length: one for up to four letters, two for up to eight, then three. Upper
   * instead of lower case is one edit, however many letters it concerns.
   */
  public static Optional<String> to(String typed, Collection<String> known) {
    Optional<String> best = Optional.empty();
    int fewest = Integer.MAX_VALUE;
    for (String word : known) {
      // Each letter more or less is an edit; what is far longer need not be compared.
      boolean isNear = Math.abs(typed.length() - word.length()) <= allowed(word);
      int letters = isNear ? edits(typed, word) : Integer.MAX_VALUE;
      int edits = letters > 1 && typed.equalsIgnoreCase(word) ? 1 : letters;
      if (edits < fewest && edits <= allowed(word)) {
        best = Optional.of(word);
        fewest = edits;
      }
    }
    return best;
  }

  private static int allowed(String word) {
    return word.length() <= 4 ? 1 : word.length() <= 8 ? 2 : 3;
  }

  /** Optimal string alignment distance, in three rows. */
  private static int edits(String from, String to) {
    int[] before = new int[to.length() + 1];
    int[] above = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int cost = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], above[j]) + 1, above[j - 1] + cost);
        if (isSwap(from, to, i, j)) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
      }
      int[] free = before;
      before = above;
      above = row;
      row = free;
    }
    return above[to.length()];
  }

  private static boolean isSwap(String from, String to, int i, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
