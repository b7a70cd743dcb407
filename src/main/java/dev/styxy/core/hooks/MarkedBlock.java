package dev.styxy.core.hooks;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;

/**
 * The lines of a file that are styxy's hooks, between two markers. Whatever is outside of them is
 * kept byte by byte; the text is Latin-1, in which every byte is a character.
 *
 * @param begin where the block begins, or -1
 * @param end where it ends, with its line
 */
record MarkedBlock(String text, int begin, int end) {
  private static final String BEGIN = "# >>> styxy hooks >>>";
  private static final String END = "# <<< styxy hooks <<<";

  /** In a block of a file that was not there before. */
  private static final String ALONE = " (and so was this file)";

  /**
   * Finds the block.
   *
   * @throws StyxyException when there is half a block, or more than one
   */
  static MarkedBlock in(String text, String name) {
    int begin = line(text, BEGIN, 0);
    int last = line(text, END, Math.max(begin, 0));
    boolean isNone = begin < 0 && last < 0;
    boolean isWhole =
        begin >= 0
            && last > begin
            && line(text, BEGIN, begin + 1) < 0
            && line(text, END, last + 1) < 0;
    if (!isNone && !isWhole) {
      throw new StyxyException(
          FailureCode.CONFIG_INVALID,
          name + " has half a block of styxy's hooks, or more than one; it is left as it is",
          "remove the lines with '" + BEGIN + "' and '" + END + "' from " + name);
    }
    int newline = isNone ? -1 : text.indexOf('\n', last);
    return new MarkedBlock(text, begin, newline < 0 ? text.length() : newline + 1);
  }

  private static int line(String text, String marker, int from) {
    for (int at = text.indexOf(marker, from); at >= 0; at = text.indexOf(marker, at + 1)) {
      if (at == 0 || text.charAt(at - 1) == '\n') {
        return at;
      }
    }
    return -1;
  }

  boolean isThere() {
    return begin >= 0;
  }

  /** What is in it, markers and all. */
  String block() {
    return isThere() ? text.substring(begin, end) : "";
  }

  /** Whether the file was made for it. */
  boolean isAlone() {
    return isThere() && block().lines().findFirst().orElse("").endsWith(ALONE);
  }

  /** The lines between markers. */
  static String of(String note, String lines, boolean isAlone) {
    return BEGIN + " " + note + (isAlone ? ALONE : "") + "\n" + lines + END + "\n";
  }

  /**
   * The text with a block in place of the one that is there, or else at a place.
   *
   * @param at the start of a line, or the end of a text whose last line does not end
   */
  String with(String block, int at) {
    if (isThere()) {
      boolean isCut = end == text.length() && !text.endsWith("\n");
      return text.substring(0, begin) + (isCut ? cut(block) : block) + text.substring(end);
    }
    boolean isWithinLine = at > 0 && text.charAt(at - 1) != '\n';
    return text.substring(0, at) + (isWithinLine ? "\n" + cut(block) : block) + text.substring(at);
  }

  /** Without the last line's end, which tells {@link #without} that the line before had none. */
  private static String cut(String block) {
    return block.substring(0, block.length() - 1);
  }

  /** The text as it was before the block. */
  String without() {
    boolean isCut = end == text.length() && !text.endsWith("\n") && begin > 0;
    return isThere() ? text.substring(0, isCut ? begin - 1 : begin) + text.substring(end) : text;
  }
}
