package dev.styxy.cli.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads lines of UTF-8, and keeps none that is too long. */
final class LineReader {
  /** A tool call is some hundred bytes; a path may be 4 KiB. */
  static final int LONGEST = 1 << 20;

  private static final int BLOCK = 8192;

  private final InputStream in;
  private final byte[] block = new byte[BLOCK];
  private int at;
  private int end;

  LineReader(InputStream in) {
    this.in = in;
  }

  /** The next line without its end; what stands before the end of the stream is a line, too. */
  Line next() throws IOException {
    byte[] line = new byte[256];
    int length = 0;
    boolean isTooLong = false;
    while (true) {
      if (at == end && !fill()) {
        return length == 0 && !isTooLong ? new Line.End() : line(line, length, isTooLong);
      }
      int stop = newline();
      int piece = Math.min(stop, end) - at;
      if (length + piece > LONGEST) {
        isTooLong = true;
        length = 0;
        line = new byte[0];
      } else if (!isTooLong) {
        line = roomFor(line, length + piece);
        System.arraycopy(block, at, line, length, piece);
        length += piece;
      }
      at += piece;
      if (stop < end) {
        at++;
        return line(line, length, isTooLong);
      }
    }
  }

  private boolean fill() throws IOException {
    at = 0;
    end = Math.max(0, in.read(block));
    return end > 0;
  }

  /** Where the line ends; {@code end} if not in this block. */
  private int newline() {
    int i = at;
    while (i < end && block[i] != '\n') {
      i++;
    }
    return i;
  }

  private static byte[] roomFor(byte[] line, int length) {
    return length <= line.length
        ? line
        : Arrays.copyOf(line, Math.min(LONGEST, Math.max(length, line.length * 2)));
  }

  private static Line line(byte[] bytes, int length, boolean isTooLong) {
    if (isTooLong) {
      return new Line.TooLong();
    }
    try {
      return new Line.Text(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
    } catch (CharacterCodingException e) {
      return new Line.NotUtf8();
    }
  }
}
