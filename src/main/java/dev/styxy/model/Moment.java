package dev.styxy.model;

/**
 * A point in time by two clocks: the wall clock, which people read and may step, and the time since
 * boot, which counts suspension too and never steps, but means something within one boot only.
 *
 * @param wallMillis milliseconds since 1970-01-01 UTC; a clock that shows a time before that, or
 *     after the year 9999, is off, and counts as the nearest time that can be kept
 * @param bootId the boot that {@code uptimeMillis} counts from; empty where the system tells none
 * @param uptimeMillis milliseconds since that boot
 */
public record Moment(long wallMillis, String bootId, long uptimeMillis) {
  /** The end of the year 9999, the last that ISO 8601 writes with four digits. */
  public static final long LATEST_MILLIS = 253_402_300_799_999L;

  public Moment {
    wallMillis = Math.max(0, Math.min(wallMillis, LATEST_MILLIS));
  }

  /**
   * Milliseconds from an earlier moment to this one, never negative. The time since boot decides
   * when both lie in one boot, so that a stepped wall clock neither ages a lease nor keeps it
   * young.
   */
  public long millisSince(Moment earlier) {
    long elapsed =
        isSameBoot(earlier) ? uptimeMillis - earlier.uptimeMillis : wallMillis - earlier.wallMillis;
    return Math.max(0, elapsed);
  }

  /**
   * Whether the earlier moment claims to lie ahead: the wall clock was set back since, or is off.
   */
  public boolean isBehind(Moment earlier) {
    return isSameBoot(earlier)
        ? uptimeMillis < earlier.uptimeMillis
        : wallMillis < earlier.wallMillis;
  }

  /** Whether both were read in one boot, so that their times since boot can be compared. */
  public boolean isSameBoot(Moment other) {
    return !bootId.isEmpty() && bootId.equals(other.bootId);
  }
}
