package dev.styxy.os;

/** Makes a part of a file name of the word by which a machine knows itself. */
public final class MachineName {
  private static final int LONGEST = 16;

  private MachineName() {}

  /**
   * The first characters of the word, all others than ASCII letters, digits and {@code -} replaced;
   * {@code local} when nothing is left.
   */
  public static String of(String word) {
    String trimmed = word.strip();
    StringBuilder safe = new StringBuilder(LONGEST);
    for (int i = 0; i < trimmed.length() && safe.length() < LONGEST; i++) {
      char c = trimmed.charAt(i);
      safe.append(isSafe(c) ? c : '_');
    }
    return safe.length() == 0 ? "local" : safe.toString();
  }

  private static boolean isSafe(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-';
  }
}
