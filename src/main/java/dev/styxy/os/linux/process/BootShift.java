package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;

/**
 * How far the time since boot is shifted for this process (time_namespaces(7)). /proc shows the
 * uptime and the start of every process shifted; without the shift both mean the same in every
 * namespace of a machine.
 */
public final class BootShift {
  private static final String NAME = "boottime";

  private BootShift() {}

  /** In seconds; 0 outside of such a namespace and on kernels that have none. */
  public static long seconds() {
    return seconds(ProcFile.readWord("/proc/self/timens_offsets"));
  }

  /** Lines of a clock's name, seconds and nanoseconds. */
  public static long seconds(String offsets) {
    int at = offsets.indexOf(NAME);
    if (at < 0) {
      return 0;
    }
    String rest = offsets.substring(at + NAME.length()).strip();
    int end = 0;
    while (end < rest.length() && !Character.isWhitespace(rest.charAt(end))) {
      end++;
    }
    return Long.parseLong(rest.substring(0, end));
  }
}
