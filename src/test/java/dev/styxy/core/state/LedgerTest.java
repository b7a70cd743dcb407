package dev.styxy.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Breaker;
import dev.styxy.model.Event;
import dev.styxy.model.Moment;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final Moment NOW = new FixedClock().now();
  private static final Allocation WEB = Draft.of(3000).named("web").at(NOW);
  private final Ledger ledger = new Ledger(State.EMPTY);

  @Test
  void isUnchangedUntilSomethingIs() {
    assertFalse(ledger.isChanged());
    ledger.add(WEB);
    assertTrue(ledger.isChanged());
  }

  @Test
  void aCopyKeepsWhatWasDoneAndSeesNothingThatIsDoneLater() {
    ledger.add(WEB);
    ledger.tell(Event.Kind.ALLOCATED, 1, WEB, "");
    Ledger copy = ledger.copy();
    ledger.remove(WEB);
    ledger.remember(new StickyPort("/p", "dev", "web", 3000));
    ledger.countFailure(Counters.PROBE_ERRORS);
    ledger.tell(Event.Kind.RELEASED, 2, WEB, "");
    assertTrue(copy.isChanged());
    assertTrue(copy.isAllocated(3000, Protocol.TCP));
    assertEquals(
        new State(List.of(WEB), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0), copy.toState());
    assertEquals(1, copy.events().size());
    assertFalse(new Ledger(State.EMPTY).copy().isChanged());
  }

  @Test
  void onePortIsNotAllocatedTwice() {
    ledger.add(WEB);
    assertThrows(
        IllegalStateException.class,
        () -> ledger.add(Draft.of(3000).protocol(Protocol.BOTH).lockId("x").at(NOW)));
  }

  @Test
  void allocationIsFoundByItsSideOfThePort() {
    ledger.add(Draft.of(3000).protocol(Protocol.UDP).at(NOW));
    assertTrue(ledger.find(3000, Protocol.TCP).isEmpty());
    assertTrue(ledger.find(3000, Protocol.BOTH).isPresent());
  }

  @Test
  void removedAllocationFreesItsPort() {
    ledger.add(WEB);
    ledger.remove(WEB);
    assertFalse(ledger.isAllocated(3000, Protocol.TCP));
  }

  @Test
  void countingAloneIsNoReasonToWrite() {
    ledger.count("renewals_total", 2);
    assertFalse(ledger.isChanged());
    assertEquals(2, ledger.counters().get("renewals_total"));
  }

  @Test
  void countingAFailureIs() {
    ledger.countFailure("probe_errors_total");
    assertTrue(ledger.isChanged());
  }

  @Test
  void sameBreakerIsNoChange() {
    ledger.setBreaker(Breaker.CLOSED);
    assertFalse(ledger.isChanged());
  }

  @Test
  void nameRemembersItsLastPort() {
    ledger.remember(new StickyPort("/app", "dev", "web", 3000));
    ledger.remember(new StickyPort("/app", "dev", "web", 3001));
    assertEquals(Optional.of(3001), ledger.stickyPort("/app", "dev", "web"));
    assertEquals(1, ledger.sticky().size());
  }

  @Test
  void oldestNameIsForgottenFirst() {
    for (int i = 0; i <= Ledger.STICKY_LIMIT; i++) {
      ledger.remember(new StickyPort("/app", "dev", "web" + i, 3000));
    }
    assertTrue(ledger.stickyPort("/app", "dev", "web0").isEmpty());
    assertEquals(Ledger.STICKY_LIMIT, ledger.sticky().size());
  }

  @Test
  void forgettingANameTellsWhetherItWasThere() {
    ledger.remember(new StickyPort("/app", "dev", "web", 3000));
    assertFalse(ledger.forget("/app", "dev", "other"));
    assertTrue(ledger.forget("/app", "dev", "web"));
  }

  @Test
  void rangeOfATypeIsTakenBack() {
    ledger.addAutoRange(new AutoRange("grafana", new PortRange(10000, 10009), "after", 1));
    assertTrue(ledger.removeAutoRange("grafana"));
    assertFalse(ledger.removeAutoRange("grafana"));
  }

  @Test
  void thisBootIsTheVeryTextOfTheLeases() {
    String boot = NOW.bootId();
    ledger.add(WEB);
    Moment read = new Moment(5, new String(boot.toCharArray()), 7);
    Moment shared = ledger.sharingBoot(read);
    assertEquals(read, shared);
    assertSame(boot, shared.bootId());
    Moment other = new Moment(5, "another", 7);
    assertSame(other, ledger.sharingBoot(other));
  }

  @Test
  void aPortIsFreeOrTakenAsTheAllocationsChange() {
    Allocation next = Draft.of(3001).named("api").at(NOW);
    ledger.add(WEB);
    ledger.add(next);
    assertTrue(ledger.isAllocated(3000, Protocol.TCP));
    ledger.replaceAll(List.of(next), true);
    assertFalse(ledger.isAllocated(3000, Protocol.TCP));
    assertTrue(ledger.isAllocated(3001, Protocol.TCP));
    ledger.replaceAll(List.of(WEB, next), true);
    ledger.remove(next);
    assertTrue(ledger.isAllocated(3000, Protocol.TCP));
    assertFalse(ledger.isAllocated(3001, Protocol.TCP));
    assertTrue(ledger.copy().isAllocated(3000, Protocol.TCP));
  }
}
