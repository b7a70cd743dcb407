package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.Clock;
import dev.styxy.model.Moment;
import java.util.concurrent.TimeUnit;

/** Reads the wall clock and the time since boot, which goes on while the machine sleeps. */
final class MacClock implements Clock {
  /** CLOCK_MONOTONIC_RAW of {@code <time.h>}, clock_gettime(3). */
  private static final int SINCE_BOOT = 4;

  private final Function nanoseconds;
  private final String bootId;

  MacClock(NativeLibrary library, String bootId) {
    this.nanoseconds = library.getFunction("clock_gettime_nsec_np");
    this.bootId = bootId;
  }

  @Override
  public Moment now() {
    long wallMillis = System.currentTimeMillis();
    long uptime = nanoseconds.invokeLong(new Object[] {SINCE_BOOT});
    return uptime <= 0
        ? new Moment(wallMillis, "", 0)
        : new Moment(wallMillis, bootId, TimeUnit.NANOSECONDS.toMillis(uptime));
  }
}
