package dev.styxy.cli.text;

/** What a piece of text means; on a terminal each has a look of its own (ECMA-48, SGR). */
public enum Tone {
  PLAIN(""),
  TITLE("1"),
  FAINT("2"),
  GOOD("32"),
  NOTE("36"),
  WARNING("33"),
  BAD("31");

  private final String sgr;

  Tone(String sgr) {
    this.sgr = sgr;
  }

  /** The text in this look; as it is for the plain one. */
  public String paint(String text) {
    return sgr.isEmpty() || text.isEmpty() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
  }
}
