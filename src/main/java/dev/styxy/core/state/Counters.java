package dev.styxy.core.state;

import dev.styxy.model.StaleReason;

/** The names of the totals that the state keeps; those that the original had keep its names. */
public final class Counters {
  public static final String ALLOCATIONS = "allocations_total";
  public static final String RELEASES = "releases_total";
  public static final String RENEWALS = "renewals_total";
  public static final String CLEANUP_ERRORS = "cleanup_errors_total";
  public static final String ALLOCATION_ERRORS = "allocation_errors_total";
  public static final String PROBE_ERRORS = "probe_errors_total";
  public static final String STATE_LOADS = "state_loads_total";
  public static final String STATE_SAVES = "state_saves_total";
  public static final String RECOVERIES = "state_recoveries_total";
  public static final String BREAKER_OPENINGS = "breaker_openings_total";
  public static final String SWEEPS = "sweeps_total";
  public static final String SWEEP_MICROS = "sweep_micros_total";
  public static final String LOCK_WAITS = "lock_waits_total";
  public static final String LOCK_WAIT_MICROS = "lock_wait_micros_total";
  public static final String RECLAIMED_PREFIX = "stale_allocations_cleaned_total.";

  /** Waits of at most so many milliseconds, and more than those of the step before. */
  public static final String LOCK_WAIT_STEP_PREFIX = "lock_wait_step_total.";

  private static final long[] STEPS_MILLIS = {1, 5, 25, 100, 500, 2500, 10_000};

  private Counters() {}

  /** The counter of allocations reclaimed for one reason. */
  public static String reclaimed(StaleReason reason) {
    return RECLAIMED_PREFIX + reason.word();
  }

  /** The upper ends of the steps of the histogram of lock waits; above the last is one more. */
  public static long[] lockWaitSteps() {
    return STEPS_MILLIS.clone();
  }

  /** The counter of the step that a wait belongs to. */
  public static String lockWaitStep(long micros) {
    for (long millis : STEPS_MILLIS) {
      if (micros <= millis * 1000) {
        return LOCK_WAIT_STEP_PREFIX + millis;
      }
    }
    return LOCK_WAIT_STEP_PREFIX + "more";
  }
}
