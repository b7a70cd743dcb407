package dev.styxy.model;

/**
 * A circuit breaker around a probe: it opens after failures in a row, and lets one try through
 * after a pause.
 *
 * @param failures in a row, 0 when the last try succeeded
 * @param openedAt wall clock milliseconds of the last failure; 0 when there was none
 */
public record Breaker(int failures, long openedAt) {
  public static final Breaker CLOSED = new Breaker(0, 0);

  /** Failures in a row after which the probe is left alone. */
  public static final int THRESHOLD = 3;

  /** How long it is left alone. */
  public static final long PAUSE_MILLIS = 15_000;

  public boolean isOpen(long nowMillis) {
    return failures >= THRESHOLD && nowMillis >= openedAt && nowMillis < openedAt + PAUSE_MILLIS;
  }

  public Breaker failed(long nowMillis) {
    return new Breaker(Math.min(failures + 1, THRESHOLD), nowMillis);
  }
}
