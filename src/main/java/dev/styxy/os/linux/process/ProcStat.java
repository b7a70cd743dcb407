package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One line of {@code /proc/pid/stat}, decoded (proc_pid_stat(5)).
 *
 * @param state of its first thread, field 3
 * @param threads field 20; 0 when the entry is just going
 * @param startTicks clock ticks since boot, field 22
 * @param stackStart field 28; 0 when the kernel hides it
 */
public record ProcStat(
    long pid,
    String command,
    char state,
    long parent,
    long session,
    long threads,
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

  /** How often an entry that is just going is looked at. */
  private static final int LOOKS = 10;

  /** That of a file of /proc; empty when there is none, or it is no such line. */
  public static Optional<ProcStat> read(String path) {
    Optional<ProcStat> seen = readOnce(path);
    for (int look = 1; look < LOOKS && seen.isPresent() && seen.get().isGoing(); look++) {
      seen = readOnce(path);
    }
    return seen;
  }

  private static Optional<ProcStat> readOnce(String path) {
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
        (char) line[state],
        number(line, parent),
        number(line, session),
        number(line, threads),
        number(line, startTicks),
        number(line, stackStart));
  }

  /** Whether it is a zombie, or about to end; not when other threads of it are alive. */
  public boolean isDead() {
    return hasFirstThreadEnded() && threads <= 1;
  }

  /** Whether the first thread has ended, and others go on. */
  public boolean isHeadless() {
    return hasFirstThreadEnded() && threads > 1;
  }

  /**
   * Whether the first thread has left the process: it is over, or another thread has called
   * execve(2) and takes its place, and its number, at this moment (Linux, fs/exec.c: de_thread).
   * {@code styxy run} does that, as java runs main in a thread of its own.
   */
  boolean isGoing() {
    return hasFirstThreadEnded() && threads == 0;
  }

  private boolean hasFirstThreadEnded() {
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
