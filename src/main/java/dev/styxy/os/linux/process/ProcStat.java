package dev.styxy.os.linux.process;

import java.nio.charset.StandardCharsets;

/**
 * One line of {@code /proc/pid/stat}, decoded (proc_pid_stat(5)).
 *
 * @param isDead a zombie, or about to end; not a leader whose other threads are alive
 * @param startTicks clock ticks since boot, field 22
 * @param stackStart field 28; 0 when the kernel hides it
 */
public record ProcStat(
    long pid,
    String command,
    boolean isDead,
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

  /**
   * Decodes a line. The name is in parentheses and may itself contain parentheses, spaces and
   * newlines, so it ends at the last one.
   *
   * @throws IllegalArgumentException when it is not such a line
   */
  public static ProcStat parse(byte[] line) {
    int open = indexOf(line, '(');
    int close = lastIndexOf(line, ')');
    if (open < 2 || close < open || close + 2 >= line.length) {
      throw new IllegalArgumentException("not a stat line");
    }
    long[] fields = numbers(line, close + 4);
    byte state = line[close + 2];
    return new ProcStat(
        number(line, 0),
        new String(line, open + 1, close - open - 1, StandardCharsets.UTF_8),
        isEnd(state) && fields[THREADS] <= 1,
        fields[PARENT],
        fields[SESSION],
        fields[START_TICKS],
        fields[STACK_START]);
  }

  private static boolean isEnd(byte state) {
    return state == 'Z' || state == 'X' || state == 'x';
  }

  /** The fields after the state, each at its own number. */
  private static long[] numbers(byte[] line, int from) {
    long[] fields = new long[STACK_START + 1];
    int at = from;
    for (int field = STATE + 1; field <= STACK_START && at < line.length; field++) {
      fields[field] = number(line, at);
      while (at < line.length && line[at] != ' ') {
        at++;
      }
      at++;
    }
    return fields;
  }

  private static long number(byte[] line, int from) {
    boolean isNegative = line[from] == '-';
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

  private static int lastIndexOf(byte[] line, char wanted) {
    int at = line.length - 1;
    while (at >= 0 && line[at] != wanted) {
      at--;
    }
    return at;
  }
}
