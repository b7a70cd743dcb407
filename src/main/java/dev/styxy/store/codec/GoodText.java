package dev.styxy.store.codec;

/**
 * Knows the text that was last found good: most rows share that very object with the one before.
 */
final class GoodText {
  private String last = "";

  /** Whether a state may contain it. */
  boolean isGood(String text) {
    if (text == last) {
      return true;
    }
    boolean isGood = StateTexts.isText(text);
    last = isGood ? text : last;
    return isGood;
  }
}
