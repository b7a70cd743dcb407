package dev.styxy.model;

import java.util.OptionalLong;

/**
 * The time part of an allocation.
 *
 * @param allocatedAt wall clock, milliseconds since 1970-01-01 UTC
 * @param renewed when it was last renewed, by command or by use
 */
public record Lease(long allocatedAt, Moment renewed, Ttl ttl) {

  public static Lease begin(Moment now, Ttl ttl) {
    return new Lease(now.wallMillis(), now, ttl);
  }

  public Lease renew(Moment now) {
    return new Lease(allocatedAt, now, ttl);
  }

  public Lease withTtl(Ttl other) {
    return new Lease(allocatedAt, renewed, other);
  }

  public boolean isExpired(Moment now) {
    return ttl.isExceededBy(now.millisSince(renewed));
  }

  /**
   * Wall clock milliseconds at which it ends unless renewed, or the last that can be written;
   * absent when it has no limit.
   */
  public OptionalLong expiresAt() {
    OptionalLong seconds = ttl.seconds();
    return seconds.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(
            Math.min(renewed.wallMillis() + seconds.getAsLong() * 1000, Moment.LATEST_MILLIS));
  }

  /** Milliseconds left at that moment, not negative; absent when it has no limit. */
  public OptionalLong millisLeft(Moment now) {
    OptionalLong seconds = ttl.seconds();
    return seconds.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(Math.max(0, seconds.getAsLong() * 1000 - now.millisSince(renewed)));
  }
}
