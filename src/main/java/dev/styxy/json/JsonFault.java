package dev.styxy.json;

/** The text is not the JSON that was expected; the message is safe to print. */
public final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final int at;
  private final String fix;

  /**
   * A fault.
   *
   * @param at the index of the first byte that is wrong
   * @param fix what to do about it, for a person who wrote the text
   */
  public JsonFault(int at, String message, String fix) {
    super(message);
    this.at = at;
    this.fix = fix;
  }

  public String fix() {
    return fix;
  }

  public int at() {
    return at;
  }
}
