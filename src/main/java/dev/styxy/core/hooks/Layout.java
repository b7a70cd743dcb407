package dev.styxy.core.hooks;

/**
 * How a JSON file is laid out.
 *
 * @param newline what ends its lines; empty where all is in one
 * @param unit what a level is indented by
 */
record Layout(String newline, String unit) {
  static final Layout USUAL = new Layout("\n", "  ");
  static final Layout ONE_LINE = new Layout("", "");

  /** As the first member of the file is laid out: what stands between its brace and its name. */
  static Layout of(String gap) {
    int newline = gap.lastIndexOf('\n');
    if (newline < 0) {
      return ONE_LINE;
    }
    return new Layout(gap.contains("\r\n") ? "\r\n" : "\n", gap.substring(newline + 1));
  }

  /** The beginning of a line of a level. */
  String line(int level) {
    return newline.isEmpty() ? "" : newline + unit.repeat(level);
  }

  /** What separates things where no line does. */
  String gap() {
    return newline.isEmpty() ? " " : "";
  }
}
