package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private static final Moment START = after(0);
  private static final Lease HOUR = Lease.begin(START, Ttl.ofSeconds(3600));
  private static final Lease UNLIMITED = Lease.begin(START, Ttl.NONE);

  private static Moment after(long seconds) {
    return new Moment(1_000_000 + seconds * 1000, "boot-1", 50_000 + seconds * 1000);
  }

  @Test
  void isNotExpiredAtItsVeryEnd() {
    assertFalse(HOUR.isExpired(after(3600)));
  }

  @Test
  void isExpiredAfterItsEnd() {
    assertTrue(HOUR.isExpired(after(3601)));
  }

  @Test
  void unlimitedIsNeverExpired() {
    assertFalse(UNLIMITED.isExpired(after(Ttl.LONGEST_SECONDS * 10)));
  }

  @Test
  void renewalBeginsTheTtlAnew() {
    assertFalse(HOUR.renew(after(3000)).isExpired(after(6000)));
  }

  @Test
  void renewalKeepsTheTimeOfAllocation() {
    assertEquals(1_000_000, HOUR.renew(after(3000)).allocatedAt());
  }

  @Test
  void newTtlCountsFromTheLastRenewal() {
    assertTrue(HOUR.withTtl(Ttl.ofSeconds(60)).isExpired(after(61)));
  }

  @Test
  void endIsToldByTheWallClock() {
    assertEquals(OptionalLong.of(4_600_000), HOUR.expiresAt());
  }

  @Test
  void unlimitedHasNoEnd() {
    assertEquals(OptionalLong.empty(), UNLIMITED.expiresAt());
    assertEquals(OptionalLong.empty(), UNLIMITED.millisLeft(after(5)));
  }

  @Test
  void timeLeftShrinksToNothing() {
    assertEquals(OptionalLong.of(600_000), HOUR.millisLeft(after(3000)));
    assertEquals(OptionalLong.of(0), HOUR.millisLeft(after(9000)));
  }
}
