package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MomentTest {
  private static final Moment EARLIER = new Moment(1_000_000, "boot-1", 5_000);

  @Test
  void timeSinceBootDecidesWithinOneBoot() {
    assertEquals(700, new Moment(9_999_999, "boot-1", 5_700).millisSince(EARLIER));
  }

  @Test
  void wallClockDecidesAcrossBoots() {
    assertEquals(2_000, new Moment(1_002_000, "boot-2", 10).millisSince(EARLIER));
  }

  @Test
  void wallClockDecidesWhereTheSystemTellsNoBoot() {
    Moment earlier = new Moment(1_000_000, "", 0);
    assertEquals(2_000, new Moment(1_002_000, "", 99).millisSince(earlier));
  }

  @Test
  void timeNeverRunsBackwards() {
    assertEquals(0, new Moment(500_000, "boot-2", 10).millisSince(EARLIER));
  }

  @Test
  void wallClockSetBackWithinOneBootIsNotBehind() {
    assertFalse(new Moment(1, "boot-1", 5_001).isBehind(EARLIER));
  }

  @Test
  void wallClockSetBackAcrossBootsIsBehind() {
    assertTrue(new Moment(999_999, "boot-2", 9_000).isBehind(EARLIER));
  }

  @Test
  void sameMomentIsNotBehindItself() {
    assertFalse(EARLIER.isBehind(EARLIER));
  }

  @Test
  void aClockThatIsFarOffCountsAsTheNearestTimeThatCanBeKept() {
    assertEquals(0, new Moment(-18_000_000_000L, "boot-1", 10).wallMillis());
    Moment late = new Moment(Long.MAX_VALUE, "boot-1", 10);
    assertEquals("9999-12-31T23:59:59.999Z", IsoTime.of(late.wallMillis()));
    Lease lease = Lease.begin(late, Ttl.DEFAULT);
    assertEquals("9999-12-31T23:59:59.999Z", IsoTime.of(lease.expiresAt().orElseThrow()));
    assertEquals(Ttl.DEFAULT.seconds().orElseThrow() * 1000, lease.millisLeft(late).orElseThrow());
  }
}
