package dev.styxy.store.file;

/** Makes text from outside safe to print within a message: printable ASCII, and not too long. */
public final class PlainText {
  private PlainText() {}

  public static String of(String text, int longest) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length() && plain.length() < longest; i++) {
      char c = text.charAt(i);
      plain.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return plain.toString();
  }
}
