package dev.styxy.core.hooks;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON object from a stream and no further: agents may leave the stream open. What is too
 * large is read to its end nevertheless, for an agent whose pipe breaks may fail.
 */
public final class HookStream {
  private static final int LARGEST_BYTES = 1 << 20;

  /** After so much nobody is waited for any more. */
  private static final long MOST_BYTES = 1 << 26;

  private final ByteArrayOutputStream object = new ByteArrayOutputStream();
  private long size;
  private int depth;
  private boolean isString;
  private boolean isEscaped;

  /**
   * The object, brackets and all; whatever was there if the stream ends before.
   *
   * @param begun what has been read of it already
   * @throws StyxyException when it is too large
   */
  public String read(String begun, InputStream rest) {
    boolean isWhole = false;
    for (byte b : begun.getBytes(StandardCharsets.UTF_8)) {
      isWhole = isWhole || take(b);
    }
    try {
      while (!isWhole && size < MOST_BYTES) {
        int b = rest.read();
        if (b < 0) {
          break;
        }
        isWhole = take((byte) b);
      }
    } catch (IOException e) {
      throw new StyxyException(FailureCode.IO, "cannot read what the agent sent", e);
    }
    if (size > LARGEST_BYTES) {
      throw new StyxyException(FailureCode.USAGE, "what the agent sent is larger than 1 MiB");
    }
    return object.toString(StandardCharsets.UTF_8);
  }

  /** Whether the object ends with this byte, or cannot begin with it. */
  private boolean take(byte b) {
    size++;
    if (size <= LARGEST_BYTES) {
      object.write(b);
    }
    if (isString) {
      isString = isEscaped || b != '"';
      isEscaped = !isEscaped && b == '\\';
      return false;
    }
    isString = b == '"';
    depth += b == '{' || b == '[' ? 1 : b == '}' || b == ']' ? -1 : 0;
    boolean isBlank = b == ' ' || b == '\n' || b == '\r' || b == '\t';
    return depth <= 0 && !isBlank;
  }
}
