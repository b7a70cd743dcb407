package dev.styxy.os.posix;

import java.util.List;

/**
 * The calls with which a process becomes another program, with an environment that is given
 * beforehand. Text is bytes, as Latin-1.
 */
public interface ProgramLoader {
  /** Returns only on failure, with the error number. */
  int become(String path, List<String> arguments);

  /** Whether a file exists: access(2). */
  boolean isThere(String path);

  /** The first bytes of a file; none when it cannot be read. */
  byte[] readStart(String path, int length);
}
