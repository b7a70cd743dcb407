package dev.styxy.store.codec;

/** A column of texts in which a row mostly has the very text of the row before. */
final class RepeatedText {
  private final Texts texts;

  /** Null before the first row. */
  private String last;

  private int place;

  RepeatedText(Texts texts) {
    this.texts = texts;
  }

  /** The text's place in the list of all. */
  int place(String text) {
    if (text != last) {
      place = texts.place(text);
      last = text;
    }
    return place;
  }
}
