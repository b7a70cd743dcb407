package dev.styxy.model;

/**
 * Writes text so that a POSIX shell reads it back as one word, and runs nothing of it: what styxy
 * suggests is typed as it stands.
 */
public final class ShellWord {
  private static final String SAFE_MARKS = "/._-+:,@%";

  private ShellWord() {}

  /** The text itself where no shell would see more in it, else in single quotes. */
  public static String of(String text) {
    return isPlain(text) ? text : "'" + text.replace("'", "'\\''") + "'";
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isAlphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isAlphanumeric && SAFE_MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
