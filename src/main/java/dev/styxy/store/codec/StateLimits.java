package dev.styxy.store.codec;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.model.Moment;

/** Upper limits for everything in a state, far above real use: they bound what damage can do. */
public final class StateLimits {
  /** One allocation for each port and protocol. */
  static final int MOST_ALLOCATIONS = 2 * 65535;

  static final int MOST_AUTO_RANGES = 65535;
  static final int MOST_COUNTERS = 1000;
  static final int MOST_STICKY = Ledger.STICKY_LIMIT;
  static final int MOST_IN_LINE = WaitingLine.MOST_PLACES;
  static final int MOST_PLACES = MOST_ALLOCATIONS + MOST_STICKY;
  static final int MOST_TEXTS = 7 * MOST_ALLOCATIONS;
  static final int MOST_PROCESSES = 4 * MOST_ALLOCATIONS;

  /** PATH_MAX of Linux. */
  public static final int LONGEST_TEXT = 4096;

  static final int LONGEST_NAME = 256;

  public static final long LATEST_MILLIS = Moment.LATEST_MILLIS;

  /** 18 digits: no pid, start time or count comes close. */
  static final long LARGEST_NUMBER = 999_999_999_999_999_999L;

  private StateLimits() {}
}
