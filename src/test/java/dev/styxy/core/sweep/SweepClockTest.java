package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.StaleReason;
import org.junit.jupiter.api.Test;

/** The wall clock steps, and the machine is started again. */
class SweepClockTest extends SweepScene {
  private static final long DAY = 24 * 60 * 60_000L;
  private static final long HOUR = DAY / 24;

  private final Allocation unowned = Draft.of(PORT).at(clock.now());

  @Test
  void forwardStepOfTheWallClockExpiresNothing() {
    clock.stepWall(DAY);
    assertTrue(isLive(unowned));
  }

  @Test
  void backwardStepOfTheWallClockMakesNoLeaseImmortal() {
    clock.stepWall(-DAY);
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(unowned));
  }

  @Test
  void leaseOfAnEarlierBootExpiresByTheWallClock() {
    clock.reboot("boot-2", 31 * 60_000);
    assertEquals(StaleReason.EXPIRED, staleReason(unowned));
  }

  @Test
  void leaseOfAnEarlierBootRunsOn() {
    clock.reboot("boot-2", 29 * 60_000);
    assertTrue(isLive(unowned));
  }

  @Test
  void leaseDatedAheadAcrossBootsBeginsAnew() {
    clock.reboot("boot-2", -DAY);
    Allocation kept = swept(unowned);
    assertEquals(clock.now(), kept.lease().renewed());
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(kept));
  }

  @Test
  void portInUseSurvivesAForwardStepAcrossBoots() {
    processes.workIn(7000, FakeHost.PROJECT);
    ports.listen(PORT, 7000);
    clock.reboot("boot-2", 365 * DAY);
    assertTrue(isLive(unowned));
  }

  @Test
  void suspensionEndsAnIdleLeaseAndNoneInUse() {
    clock.forward(8 * HOUR);
    assertEquals(StaleReason.EXPIRED, staleReason(unowned));
    processes.workIn(7000, FakeHost.PROJECT);
    ports.listen(PORT, 7000);
    assertTrue(isLive(unowned));
  }

  @Test
  void suspensionThatTheBootClockDoesNotCountMakesNoLeaseImmortal() {
    clock.stepWall(8 * HOUR);
    assertTrue(isLive(unowned));
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(unowned));
  }

  @Test
  void bootClockThatJumpsTakesNoPortThatIsInUse() {
    clock.stepUptime(8 * HOUR);
    assertEquals(StaleReason.EXPIRED, staleReason(unowned));
    processes.workIn(7000, FakeHost.PROJECT);
    ports.listen(PORT, 7000);
    assertTrue(isLive(unowned));
  }

  @Test
  void bootClockThatFallsBackBeginsTheLeaseAnew() {
    clock.stepUptime(-HOUR / 2);
    Allocation kept = swept(unowned);
    assertEquals(clock.now(), kept.lease().renewed());
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(kept));
  }
}
