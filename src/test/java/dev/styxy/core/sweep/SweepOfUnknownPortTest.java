package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Ttl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A port whose state cannot be asked never makes anything stale. */
class SweepOfUnknownPortTest extends SweepScene {
  private Allocation allocation;

  @BeforeEach
  void portCannotBeAsked() {
    allocation = Draft.of(PORT).owner(bash).at(clock.now());
    ports.makeUnknown(PORT, "no answer in time");
  }

  @Test
  void isUnknownWhileTheOwnerLives() {
    assertTrue(isUnknown(allocation));
  }

  @Test
  void isUnknownAfterTheOwnerIsGone() {
    processes.end(FakeHost.BASH);
    assertTrue(isUnknown(allocation));
  }

  @Test
  void isUnknownAfterTheTtl() {
    clock.forwardMinutes(31);
    assertTrue(isUnknown(allocation));
  }

  @Test
  void isNotRenewed() {
    clock.forwardMinutes(20);
    assertEquals(allocation, swept(allocation));
  }

  @Test
  void reservedPortStaysReserved() {
    assertTrue(isLive(Draft.of(PORT).ttl(Ttl.NONE).at(clock.now())));
  }
}
