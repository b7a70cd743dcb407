package dev.styxy.cli.text;

/** Breaks a line at words, so that the terminal does not break it within one. */
public final class WordWrap {
  private final int width;
  private final String indent;

  /**
   * Breaks at this width.
   *
   * @param indent what each further line begins with
   */
  public WordWrap(int width, String indent) {
    this.width = width;
    this.indent = indent;
  }

  /**
   * The text in lines; a word that is wider than a line stays whole.
   *
   * @param used columns that are taken on the first line
   */
  public String of(String text, int used) {
    StringBuilder lines = new StringBuilder(text.length() + indent.length());
    int at = used;
    for (String word : text.split(" ", -1)) {
      int length = DisplayWidth.of(word);
      boolean isFirst = lines.length() == 0;
      if (!isFirst && at + 1 + length > width) {
        lines.append('\n').append(indent).append(word);
        at = indent.length() + length;
      } else {
        lines.append(isFirst ? "" : " ").append(word);
        at += length + (isFirst ? 0 : 1);
      }
    }
    return lines.toString();
  }
}
