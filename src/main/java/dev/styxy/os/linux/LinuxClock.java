package dev.styxy.os.linux;

import dev.styxy.core.system.Clock;
import dev.styxy.model.Moment;
import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.process.BootShift;

/** The wall clock, and {@code /proc/uptime}, which counts CLOCK_BOOTTIME (proc_uptime(5)). */
public final class LinuxClock implements Clock {
  private static final long MILLIS_PER_SECOND = 1000;

  private final String bootId;
  private final long shiftSeconds;

  /**
   * A clock for this boot.
   *
   * @param shiftSeconds see {@link BootShift}
   */
  public LinuxClock(String bootId, long shiftSeconds) {
    this.bootId = bootId;
    this.shiftSeconds = shiftSeconds;
  }

  /** Without an uptime, the boot id is of no use. */
  @Override
  public Moment now() {
    String uptime = ProcFile.readWord("/proc/uptime");
    long wallMillis = System.currentTimeMillis();
    return uptime.isEmpty()
        ? new Moment(wallMillis, "", 0)
        : new Moment(wallMillis, bootId, millis(uptime) - shiftSeconds * MILLIS_PER_SECOND);
  }

  /** {@code 350735.47 234388.90}: seconds up, with hundredths, and seconds idle. */
  static long millis(String uptime) {
    long hundredths = 0;
    for (int i = 0; i < uptime.length() && uptime.charAt(i) != ' '; i++) {
      char c = uptime.charAt(i);
      if (c != '.') {
        hundredths = hundredths * 10 + c - '0';
      }
    }
    return hundredths * 10;
  }
}
