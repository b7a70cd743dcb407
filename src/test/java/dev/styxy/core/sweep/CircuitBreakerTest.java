package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.allocate.Ask;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A port probe that failed three times in a row is left alone for a while. */
class CircuitBreakerTest extends AllocatorScene {

  @BeforeEach
  void probeFails() {
    ports.setBroken(true);
  }

  private void look(int times) {
    for (int i = 0; i < times; i++) {
      coordinator().run(Transaction::sweep);
    }
  }

  @Test
  void afterThreeFailuresItIsNotAsked() {
    look(5);
    assertEquals(3, ports.looks());
  }

  @Test
  void failuresAreCounted() {
    look(5);
    assertEquals(3, store.state().counters().get("probe_errors_total"));
  }

  @Test
  void afterThePauseItIsAskedOnceMore() {
    look(3);
    clock.forward(15_000);
    look(3);
    assertEquals(4, ports.looks());
  }

  @Test
  void probeThatWorksAgainClosesIt() {
    look(3);
    clock.forward(15_000);
    ports.setBroken(false);
    look(3);
    assertEquals(Breaker.CLOSED, store.state().breaker());
    assertEquals(6, ports.looks());
  }

  @Test
  void twoFailuresAndASuccessBeginAnew() {
    look(2);
    ports.setBroken(false);
    look(1);
    ports.setBroken(true);
    look(2);
    assertEquals(5, ports.looks());
    assertEquals(2, store.state().breaker().failures());
  }

  @Test
  void nothingInUseIsTakenBackMeanwhile() {
    Allocation allocation = Draft.of(3000).owner(bash).at(clock.now());
    given(allocation);
    ports.listen(3000, 7000);
    processes.end(FakeHost.BASH);
    clock.forwardMinutes(31);
    look(5);
    assertEquals(1, store.state().allocations().size());
  }

  @Test
  void bindThatTellsNothingTakesNothingBack() {
    given(Draft.of(3000).owner(bash).at(clock.now()));
    ports.answerBind(3000, BindProbe.Answer.UNKNOWN);
    processes.end(FakeHost.BASH);
    look(5);
    assertEquals(1, store.state().allocations().size());
  }

  @Test
  void portsAreStillGivenOut() {
    look(3);
    assertEquals(3000, port(Ask.of("dev")));
    assertTrue(store.state().breaker().isOpen(clock.now().wallMillis()));
  }

  @Test
  void failedCommandCountsItsProbeOnce() {
    ports.listen(3005, 1);
    refusal(Ask.of("dev").exactly(3005));
    assertEquals(1, store.state().breaker().failures());
    assertEquals(1, store.state().counters().get("probe_errors_total"));
  }
}
