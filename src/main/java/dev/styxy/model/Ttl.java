package dev.styxy.model;

import java.util.OptionalLong;

/** How long a lease lasts without renewal: a number of seconds, or no limit at all. */
public final class Ttl {
  /** The longest limit that is accepted: 366 days. */
  public static final long LONGEST_SECONDS = 366L * 24 * 60 * 60;

  /** A lease that never expires by age. */
  public static final Ttl NONE = new Ttl(0);

  /** 30 minutes, as the original's plan has it. */
  public static final Ttl DEFAULT = new Ttl(30 * 60);

  private final long seconds;

  private Ttl(long seconds) {
    this.seconds = seconds;
  }

  /**
   * A limit in seconds.
   *
   * @throws IllegalArgumentException when it is not within 1 and {@link #LONGEST_SECONDS}
   */
  public static Ttl ofSeconds(long seconds) {
    if (seconds < 1 || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException("ttl out of range: " + seconds + " s");
    }
    return new Ttl(seconds);
  }

  public boolean isNone() {
    return seconds == 0;
  }

  /** The limit, absent when there is none. */
  public OptionalLong seconds() {
    return isNone() ? OptionalLong.empty() : OptionalLong.of(seconds);
  }

  /** Whether a lease of this age is over. */
  public boolean isExceededBy(long ageMillis) {
    return !isNone() && ageMillis > seconds * 1000;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Ttl ttl && ttl.seconds == seconds;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(seconds);
  }

  @Override
  public String toString() {
    return isNone() ? "none" : seconds + "s";
  }
}
