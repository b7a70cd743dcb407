package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of {@code /proc/pid/stat}, decoded (proc_pid_stat(5)).
 *
 * @param isDead a zombie, or about to end; not a leader whose other threads are alive
 * @param isHeadless such a leader: the main thread has ended, and others go on
 * @param startTicks clock ticks since boot, field 22
 * @param stackStart field 28; 0 when the kernel hides it
 */
public record ProcStat(
    long pid,
    String command,
    boolean isDead,
    boolean isHeadless,
    long parent,
    long session,
    long startTicks,
    long stackStart) {
  private static final int STATE = 3;
  private static final int PARENT = 4;
  private static final int SESSION = 6;
  private static final int THREADS = 20;
  private static final int START_TICKS = 22;
  private static final int STACK_START = 28;

  /** What proc_task_name of the kernel's fs/proc/array.c has room for; numbers alone follow. */
  private static final int LONGEST_NAME = 64;

  /** That of a file of /proc; empty when there is none, or it is no such line. */
  public static Optional<ProcStat> read(String path) {
    Optional<byte[]> line = ProcFile.read(path);
    try {
      return line.isEmpty() ? Optional.empty() : Optional.of(parse(line.get()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Decodes a line. The name is in parentheses and may itself contain parentheses, spaces and
   * newlines, so it ends at the last one.
   *
   * @throws IllegalArgumentException when it is not such a line
   */
  public static ProcStat parse(byte[] line) {
    int open = indexOf(line, '(');
    int close = lastIndexOf(line, ')', Math.min(line.length, open + LONGEST_NAME + 2));
    if (open < 2 || close < open || close + 2 >= line.length) {
      throw new IllegalArgumentException("not a stat line");
    }
    int state = close + 2;
    int parent = skip(line, state, PARENT - STATE);
    int session = skip(line, parent, SESSION - PARENT);
    int threads = skip(line, session, THREADS - SESSION);
    int startTicks = skip(line, threads, START_TICKS - THREADS);
    int stackStart = skip(line, startTicks, STACK_START - START_TICKS);
    return new ProcStat(
        number(line, 0),
        new String(line, open + 1, close - open - 1, StandardCharsets.UTF_8),
        isEnd(line[state]) && number(line, threads) <= 1,
        isEnd(line[state]) && number(line, threads) > 1,
        number(line, parent),
        number(line, session),
        number(line, startTicks),
        number(line, stackStart));
  }

  private static boolean isEnd(byte state) {
    return state == 'Z' || state == 'X' || state == 'x';
  }

  /** Where the field begins that comes so many after the one at {@code from}. */
  private static int skip(byte[] line, int from, int fields) {
    int at = from;
    for (int left = fields; left > 0 && at < line.length; at++) {
      if (line[at] == ' ') {
        left--;
      }
    }
    return at;
  }

  /** The number that begins there; 0 where the line has ended. */
  private static long number(byte[] line, int from) {
    boolean isNegative = from < line.length && line[from] == '-';
    long value = 0;
    for (int at = isNegative ? from + 1 : from; at < line.length && isDigit(line[at]); at++) {
      value = value * 10 + line[at] - '0';
    }
    return isNegative ? -value : value;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private static int indexOf(byte[] line, char wanted) {
    int at = 0;
    while (at < line.length && line[at] != wanted) {
      at++;
    }
    return at;
  }

  private static int lastIndexOf(byte[] line, char wanted, int end) {
    int at = end - 1;
    while (at >= 0 && line[at] != wanted) {
      at--;
    }
    return at;
  }
}
