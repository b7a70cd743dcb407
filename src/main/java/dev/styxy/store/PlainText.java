package dev.styxy.store;

/** Makes text from outside safe to print within a message: printable ASCII, and not too long. */
final class PlainText {
  private PlainText() {}

  static String of(String text, int longest) {
    StringBuilder plain = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length() && plain.length() < longest; i++) {
      char c = text.charAt(i);
      plain.append(c >= ' ' && c <= '~' ? c : '?');
    }
    return plain.toString();
  }
}
