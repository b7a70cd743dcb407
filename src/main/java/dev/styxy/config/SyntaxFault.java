package dev.styxy.config;

/** The text is no JSON from here on. */
final class SyntaxFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;

  /**
   * A fault.
   *
   * @param at the index of the character that should not stand where it does
   */
  SyntaxFault(int at, String message) {
    super(message);
    this.at = at;
  }

  int at() {
    return at;
  }
}
