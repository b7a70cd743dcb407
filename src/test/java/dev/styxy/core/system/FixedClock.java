package dev.styxy.core.system;

import dev.styxy.model.Moment;

/** Two clocks that move only when the test moves them. */
public final class FixedClock implements Clock {
  public static final String BOOT = "boot-1";
  private static final long START = 1_700_000_000_000L;

  private Moment now = new Moment(START, BOOT, 3_600_000);

  @Override
  public Moment now() {
    return now;
  }

  /** Lets time go by on both clocks. */
  public void forward(long millis) {
    now = new Moment(now.wallMillis() + millis, now.bootId(), now.uptimeMillis() + millis);
  }

  public void forwardMinutes(long minutes) {
    forward(minutes * 60_000);
  }

  /** Sets the wall clock on, or back where it is negative; no time goes by. */
  public void stepWall(long millis) {
    now = new Moment(now.wallMillis() + millis, now.bootId(), now.uptimeMillis());
  }

  /** Sets the clock that counts from boot on, or back; no time goes by. */
  public void stepUptime(long millis) {
    now = new Moment(now.wallMillis(), now.bootId(), now.uptimeMillis() + millis);
  }

  /** The machine is started again, and its wall clock shows so much more, or less. */
  public void reboot(String bootId, long wallMillis) {
    now = new Moment(now.wallMillis() + wallMillis, bootId, 10_000);
  }
}
