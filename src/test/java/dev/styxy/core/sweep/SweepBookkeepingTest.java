package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.StaleReason;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a sweep leaves in the ledger. */
class SweepBookkeepingTest extends SweepScene {
  private final Allocation dead =
      Draft.of(3001).owner(processes.start(600, 1, 600, "bash")).at(clock.now());
  private final Allocation old = Draft.of(3002).at(clock.now());
  private final Allocation usurped = Draft.of(3003).owner(bash).at(clock.now());

  private Sweep sweepThree() {
    processes.end(600);
    ports.listen(3003, 7000);
    clock.forwardMinutes(31);
    return sweep(dead, old, usurped, Draft.of(3004).owner(bash).at(clock.now()));
  }

  @Test
  void staleAllocationsLeaveAndTheOthersStay() {
    sweepThree();
    assertEquals(List.of(3004), ledger.allocations().stream().map(Allocation::port).toList());
    assertTrue(ledger.isChanged());
  }

  @Test
  void reclaimedPortsAreFreeAgain() {
    sweepThree();
    assertFalse(ledger.isAllocated(3001, dead.protocol()));
  }

  @Test
  void eachIsLoggedWithItsReasonAndEvidence() {
    sweepThree();
    Event first = ledger.events().get(0);
    assertEquals(Event.Kind.RECLAIMED, first.kind());
    assertEquals(Optional.of(dead), first.allocation());
    assertEquals(Optional.of(StaleReason.PROCESS_DEAD), first.reason());
    assertEquals("no process 600", first.detail());
    assertEquals(3, ledger.events().size());
  }

  @Test
  void eachIsCountedByItsReason() {
    sweepThree();
    for (String reason : List.of("process_dead", "expired", "usurped")) {
      assertEquals(1, ledger.counters().get("stale_allocations_cleaned_total." + reason));
    }
  }

  @Test
  void timeOfTheLastCleanupIsKept() {
    sweepThree();
    assertEquals(clock.now().wallMillis(), ledger.lastCleanup());
  }

  @Test
  void sweepThatFindsNothingChangesNothing() {
    sweep(Draft.of(3004).owner(bash).at(clock.now()));
    assertFalse(ledger.isChanged());
    assertEquals(0, ledger.lastCleanup());
  }
}
