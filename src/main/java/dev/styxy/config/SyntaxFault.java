package dev.styxy.config;

/** The text is no JSON from here on. */
final class SyntaxFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String fix;

  /**
   * A fault.
   *
   * @param at the index of the character that should not stand where it does
   * @param fix what to do about it
   */
  SyntaxFault(int at, String message, String fix) {
    super(message);
    this.at = at;
    this.fix = fix;
  }

  String fix() {
    return fix;
  }

  int at() {
    return at;
  }
}
