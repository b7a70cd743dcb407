package dev.styxy.config;

/**
 * Finds lines and columns. It continues from the last position asked for: problems mostly come in
 * the order of the file, and a file with a thousand mistakes must not be read a thousand times.
 */
final class Places {
  private static final int MARK_BYTES = 3;

  private final byte[] text;
  private int at;
  private int line = 1;
  private int column = 1;

  Places(byte[] text) {
    this.text = text;
  }

  /** The place of a byte. Columns count UTF-16 units. */
  Place of(int wanted) {
    if (wanted < at) {
      at = 0;
      line = 1;
      column = 1;
    }
    while (at < wanted) {
      pass(text[at++]);
    }
    return new Place(line, column);
  }

  private void pass(byte c) {
    if (c == '\n') {
      line++;
      column = 1;
    } else if (at == MARK_BYTES && hasMark()) {
      column = 1;
    } else if ((c & 0xC0) != 0x80) {
      column += (c & 0xF8) == 0xF0 ? 2 : 1;
    }
  }

  private boolean hasMark() {
    return text[0] == (byte) 0xEF && text[1] == (byte) 0xBB && text[2] == (byte) 0xBF;
  }
}
