package dev.styxy.core.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.allocate.Ask;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.Counters;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The one line that every invocation takes. */
class CoordinatorTest extends AllocatorScene {
  private final Allocation fresh = Draft.of(3000).owner(bash).at(clock.now());
  private final Allocation stale =
      Draft.of(3001).owner(processes.start(600, 1, 600, "sh")).at(clock.now());

  private static Change<String> refuse(FailureCode code) {
    return transaction -> {
      transaction.ledger().add(Draft.of(4000).at(transaction.now()));
      throw new StyxyException(code, "refused");
    };
  }

  private void fail(FailureCode code) {
    assertThrows(StyxyException.class, () -> coordinator().run(refuse(code)));
  }

  @Test
  void lookingWritesNothingWhenNothingChanged() {
    given(fresh);
    coordinator().run(Transaction::sweep);
    assertEquals(0, store.saves());
  }

  @Test
  void lookingWritesWhatTheSweepChanged() {
    given(fresh, stale);
    processes.end(600);
    coordinator().run(Transaction::sweep);
    assertEquals(List.of(3000), allocatedPorts());
    assertEquals(1, store.saves());
  }

  @Test
  void staleAllocationIsNeverSeen() {
    given(fresh, stale);
    processes.end(600);
    List<Allocation> seen =
        coordinator().run(transaction -> transaction.ledger().allocations()).answer();
    assertEquals(List.of(fresh), seen);
  }

  @Test
  void failingChangeKeepsTheSweepAndOnlyTheSweep() {
    given(fresh, stale);
    processes.end(600);
    fail(FailureCode.HELD);
    assertEquals(List.of(3000), allocatedPorts());
    assertEquals(List.of(Event.Kind.RECLAIMED), kinds());
  }

  @Test
  void failingChangeDoesNotSweepTwice() {
    given(fresh, stale);
    processes.end(600);
    fail(FailureCode.HELD);
    assertEquals(1, ports.looks());
    assertEquals(1, store.state().counters().get(Counters.SWEEPS));
  }

  @Test
  void failingChangeWithoutASweepWritesNothing() {
    given(fresh);
    fail(FailureCode.AMBIGUOUS);
    assertEquals(0, store.saves());
  }

  @Test
  void refusalIsCountedOnce() {
    given(fresh);
    fail(FailureCode.NO_FREE_PORT);
    assertEquals(1, store.state().counters().get("allocation_errors_total"));
  }

  @Test
  void failureIsToldEvenWhenTheSweepCannotBeSaved() {
    given(fresh, stale);
    processes.end(600);
    store.fill();
    StyxyException failure =
        assertThrows(StyxyException.class, () -> coordinator().run(refuse(FailureCode.HELD)));
    assertEquals(FailureCode.HELD, failure.code());
    assertEquals(1, failure.getSuppressed().length);
  }

  @Test
  void previewWritesNothing() {
    given(fresh, stale);
    processes.end(600);
    Sweep sweep = coordinator().preview(Transaction::sweep).answer();
    assertEquals(1, sweep.reclaimed().size());
    assertEquals(List.of(3000, 3001), allocatedPorts());
    assertEquals(0, store.saves());
    assertTrue(store.events().isEmpty());
  }

  @Test
  void recoveryIsCountedWhenTheChangeSucceeds() {
    store.damage();
    allocate(Ask.of("dev"));
    assertEquals(1, recoveries());
  }

  @Test
  void recoveryIsCountedWhenTheChangeFails() {
    store.damage();
    fail(FailureCode.AMBIGUOUS);
    assertEquals(1, recoveries());
  }

  @Test
  void recoveryIsCountedWhenNothingElseIsWritten() {
    given(fresh, stale);
    processes.end(600);
    store.damage();
    coordinator().preview(Transaction::sweep);
    assertEquals(1, recoveries());
    assertEquals(List.of(3000, 3001), allocatedPorts());
  }

  private long recoveries() {
    return store.state().counters().get(Counters.RECOVERIES);
  }

  @Test
  void saveThatFailsIsTold() {
    store.fill();
    assertEquals(FailureCode.IO, refusal(Ask.of("dev")).code());
    assertTrue(store.state().allocations().isEmpty());
    assertTrue(store.events().isEmpty());
  }

  @Test
  void lockIsHeldForTheChangeAndGivenBack() {
    assertTrue(coordinator().run(transaction -> store.isLocked()).answer());
    assertFalse(store.isLocked());
  }

  @Test
  void lockIsGivenBackAfterAFailure() {
    fail(FailureCode.HELD);
    assertFalse(store.isLocked());
  }

  @Test
  void lockIsGivenBackAfterABug() {
    assertThrows(
        IllegalStateException.class,
        () ->
            coordinator()
                .run(
                    transaction -> {
                      throw new IllegalStateException("bug");
                    }));
    assertFalse(store.isLocked());
    assertEquals(0, store.saves());
  }

  @Test
  void savesAreCounted() {
    allocate(Ask.of("dev"));
    allocate(Ask.of("dev"));
    assertEquals(2, store.state().counters().get("state_saves_total"));
  }

  private List<Event.Kind> kinds() {
    return store.events().stream().map(Event::kind).toList();
  }

  @Test
  void whoLooksChangesNothing() {
    given(fresh, stale);
    processes.end(600);
    Look<Integer> careless =
        transaction -> {
          transaction.ledger().remove(fresh);
          return transaction.ledger().size();
        };
    assertEquals(0, coordinator().look(careless).answer());
    assertEquals(List.of(3000), allocatedPorts());
  }

  @Test
  void unwritableStateIsSweptInMemory() {
    given(fresh, stale);
    processes.end(600);
    store.protect();
    Outcome<Sweep> outcome = coordinator().look(Transaction::sweep);
    assertEquals(1, outcome.answer().reclaimed().size());
    assertFalse(outcome.isSaved());
    assertEquals(0, store.saves());
    assertEquals(List.of(3000, 3001), allocatedPorts());
  }

  @Test
  void previewNeedsNoLockWhereThereIsNone() {
    given(fresh);
    store.protect();
    Change<Integer> change =
        transaction -> {
          transaction.ledger().remove(fresh);
          return 1;
        };
    assertEquals(1, coordinator().preview(change).answer());
    assertEquals(List.of(3000), allocatedPorts());
  }

  @Test
  void changeOfAnUnwritableStateIsRefused() {
    store.protect();
    StyxyException e =
        assertThrows(StyxyException.class, () -> coordinator().run(Transaction::sweep));
    assertEquals(FailureCode.STATE_READ_ONLY, e.code());
  }

  @Test
  void lookThatIsRefusedOnAnUnwritableStateSavesNothing() {
    given(fresh);
    store.protect();
    Look<String> look =
        transaction -> {
          throw new StyxyException(FailureCode.HELD, "refused");
        };
    StyxyException e = assertThrows(StyxyException.class, () -> coordinator().look(look));
    assertEquals(FailureCode.HELD, e.code());
    assertEquals(0, store.saves());
  }
}
