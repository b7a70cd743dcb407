package dev.styxy.core.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.Placement;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.StyxyException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangePlacerTest {
  private static final PortRange LOW = new PortRange(3000, 3099);
  private static final PortRange HIGH = new PortRange(11400, 11499);

  private static AutoAllocation rules(int minPort, int maxPort, boolean preservesGaps) {
    return new AutoAllocation(
        true, 10, Placement.AFTER, minPort, maxPort, preservesGaps, 10, List.of());
  }

  private static PortRange place(Placement placement, int size, int from, PortRange... taken) {
    return placer(AutoAllocation.DEFAULT, Arrays.asList(taken))
        .place(placement, size, from)
        .range();
  }

  private static RangePlacer placer(AutoAllocation rules, List<PortRange> taken) {
    return new RangePlacer(rules, taken, new UnusablePorts(FakeHost.settings(), FakeLimits.USUAL));
  }

  private static String refusal(Placement placement, AutoAllocation rules, PortRange... taken) {
    RangePlacer placer = placer(rules, Arrays.asList(taken));
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> placer.place(placement, 10, rules.minPort()));
    assertEquals(FailureCode.NO_FREE_PORT, refusal.code());
    return refusal.getMessage();
  }

  @Test
  void afterIsAboveTheHighestEndPlusTheGap() {
    assertEquals(new PortRange(11510, 11519), place(Placement.AFTER, 10, 0, HIGH, LOW));
  }

  @Test
  void afterIsNeverBelowMinPort() {
    assertEquals(new PortRange(10000, 10009), place(Placement.AFTER, 10, 0, LOW));
  }

  @Test
  void afterLeavesNoGapWhenNoneIsPreserved() {
    RangePlacer placer = placer(rules(10000, 49151, false), List.of(HIGH));
    assertEquals(new PortRange(11500, 11509), placer.place(Placement.AFTER, 10, 0).range());
  }

  @Test
  void afterNeverGoesPastMaxPort() {
    String refusal = refusal(Placement.AFTER, rules(10000, 11518, true), HIGH);
    assertTrue(refusal.contains("max_port is 11518"), refusal);
  }

  @Test
  void beforeIsBelowTheLowestRangeThatIsNotBelowMinPort() {
    assertEquals(new PortRange(11380, 11389), place(Placement.BEFORE, 10, 0, HIGH, LOW));
  }

  @Test
  void beforeNeverGoesBelowMinPort() {
    String refusal = refusal(Placement.BEFORE, rules(11381, 49151, true), HIGH);
    assertTrue(refusal.contains("min_port is 11381"), refusal);
  }

  @Test
  void beforeKeepsClearOfARangeThatReachesAboveMinPort() {
    PortRange reaching = new PortRange(9000, 11375);
    String refusal = refusal(Placement.BEFORE, rules(10000, 49151, true), HIGH, reaching);
    assertTrue(refusal.contains("below 11400"), refusal);
  }

  @Test
  void beforeWithNothingAboveMinPortBeginsAtTheTopSoThatOthersHaveRoomBelow() {
    PortRange first = place(Placement.BEFORE, 10, 0, LOW);
    assertEquals(new PortRange(32758, 32767), first);
    assertEquals(new PortRange(32738, 32747), place(Placement.BEFORE, 10, 0, LOW, first));
  }

  @Test
  void beforeWithNothingAboveMinPortAndNoRoomSaysSo() {
    PortRange reaching = new PortRange(1, 32760);
    String refusal = refusal(Placement.BEFORE, rules(10000, 49151, true), reaching);
    assertTrue(refusal.contains("min_port is 10000"), refusal);
  }

  @Test
  void smartTakesTheFirstHoleWithRoomForAGapOnEitherSide() {
    assertEquals(
        new PortRange(9010, 9029),
        place(Placement.SMART, 20, 9000, new PortRange(9050, 9098), LOW, HIGH));
  }

  @Test
  void smartSkipsAHoleThatIsTooNarrowByOne() {
    PortRange first = new PortRange(9039, 9060);
    assertEquals(new PortRange(9071, 9090), place(Placement.SMART, 20, 9000, first));
  }

  @Test
  void smartSeesThroughRangesThatOverlap() {
    PortRange wide = new PortRange(9000, 9500);
    PortRange within = new PortRange(9100, 9110);
    assertEquals(new PortRange(9511, 9515), place(Placement.SMART, 5, 9000, within, wide));
  }

  @Test
  void smartThatFindsNoHoleSaysThatItWasPlacedAfter() {
    PortRange everything = new PortRange(1, 20000);
    RangePlacer.Placed placed =
        placer(AutoAllocation.DEFAULT, List.of(everything)).place(Placement.SMART, 5, 49150);
    assertEquals(new PortRange(20011, 20015), placed.range());
    assertEquals(Placement.AFTER, placed.placement());
  }

  @Test
  void smartIsNotAdvisedToWhoHasIt() {
    RangePlacer placer = placer(rules(10000, 49151, true), List.of(new PortRange(1, 65000)));
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> placer.place(Placement.SMART, 10, 10000));
    assertFalse(refusal.suggestions().toString().contains("smart"));
  }

  @Test
  void smartGoesAfterWhereThereIsNoHole() {
    PortRange everything = new PortRange(1, 65000);
    String refusal = refusal(Placement.SMART, rules(10000, 49151, true), everything);
    assertTrue(refusal.contains("above the other ranges"), refusal);
  }
}
