package dev.styxy.core.shell;

/**
 * A here-document whose text follows on the next lines.
 *
 * @param isIndented whether tabs in front of its lines are no part of it
 * @param isQuoted whether nothing in it is expanded
 * @param reader the redirection's place
 */
record HereDocument(String delimiter, boolean isIndented, boolean isQuoted, Reader reader) {

  /**
   * Which commands read it.
   *
   * @param pipeline the first pipeline
   * @param command its number there; -1 when all commands of a loop do, that read
   */
  record Reader(int pipeline, int command) {}

  /** Its text, which begins at the reader's place. */
  Input read(WordReader words, int depth) throws UnreadableScript {
    StringBuilder text = new StringBuilder();
    while (true) {
      String line = words.line();
      line = isIndented ? line.replaceFirst("^\t+", "") : line;
      if (line.equals(delimiter)) {
        break;
      }
      text.append(line).append('\n');
    }
    Word word =
        isQuoted
            ? Word.literal(text.toString())
            : new WordReader(text.toString(), depth + 1).document();
    return new Input(word, false, true);
  }
}
