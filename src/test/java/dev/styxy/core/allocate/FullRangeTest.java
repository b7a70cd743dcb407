package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StaleReason;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A range in which no port is free. */
class FullRangeTest extends AllocatorScene {
  private final Ask ask = Ask.of("dev").owner(bash);

  @BeforeEach
  void twoPorts() {
    narrowDevTo(3000, 3001);
  }

  @Test
  void oldestIdleUnnamedPortOfTheSameOwnerIsTakenBack() {
    port(ask);
    clock.forwardMinutes(1);
    port(ask);
    clock.forwardMinutes(2);
    Grant grant = grant(ask);
    assertEquals(3000, grant.allocation().port());
    assertEquals(
        List.of("the range of dev is full: reclaimed port 3000, unnamed and idle for 3m"),
        grant.notes());
  }

  @Test
  void takingBackIsLogged() {
    port(ask);
    port(ask);
    clock.forwardMinutes(2);
    port(ask);
    assertTrue(
        store.events().stream()
            .anyMatch(
                event ->
                    event.kind() == Event.Kind.RECLAIMED
                        && event.reason().equals(Optional.of(StaleReason.RECYCLED))));
    assertEquals(1, store.state().counters().get("stale_allocations_cleaned_total.recycled"));
  }

  @Test
  void youngOneStays() {
    port(ask);
    port(ask);
    clock.forwardMinutes(1);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(ask).code());
  }

  @Test
  void namedOneStays() {
    port(Ask.of("dev").named("a").owner(bash));
    port(Ask.of("dev").named("b").owner(bash));
    clock.forwardMinutes(20);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(ask).code());
  }

  @Test
  void reservedOneStays() {
    Ask reserved = Ask.of("dev").ttl(Ttl.NONE);
    port(reserved);
    port(reserved);
    clock.forwardMinutes(20);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(Ask.of("dev")).code());
  }

  @Test
  void oneOfTheOtherProtocolStays() {
    port(ask);
    port(ask);
    port(Ask.of("dev").owner(bash).protocol(Protocol.UDP));
    ports.bind(3001, Protocol.UDP, SocketState.BOUND, "0.0.0.0", FakeProcesses.INIT);
    clock.forwardMinutes(2);
    assertEquals(3000, port(Ask.of("dev").owner(bash).protocol(Protocol.UDP)));
    assertEquals(List.of(3000, 3000, 3001), allocatedPorts());
    assertEquals(3000, port(ask));
  }

  @Test
  void oneWhosePortIsNotGivenOutAnyMoreStays() {
    port(ask);
    port(ask);
    settings =
        new Settings(settings.types(), Ttl.DEFAULT, List.of(new PortRange(3000, 3000)), true);
    clock.forwardMinutes(2);
    assertEquals(3001, port(ask));
    assertEquals(List.of(3000, 3001), allocatedPorts());
  }

  @Test
  void oneBesideAnotherProtocolStaysWhenBothAreAskedFor() {
    port(ask);
    port(ask);
    port(Ask.of("dev").named("dns").protocol(Protocol.UDP));
    port(Ask.of("dev").named("ntp").protocol(Protocol.UDP));
    clock.forwardMinutes(2);
    Ask both = Ask.of("dev").owner(bash).protocol(Protocol.BOTH);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(both).code());
    assertEquals(List.of(3000, 3000, 3001, 3001), allocatedPorts());
  }

  @Test
  void oneInUseStays() {
    port(ask);
    port(ask);
    ports.listen(3000, FakeHost.BASH);
    clock.forwardMinutes(2);
    assertEquals(3001, port(ask));
  }

  @Test
  void oneThatCannotBeAskedStays() {
    port(ask);
    port(ask);
    ports.makeUnknown(3000, "no answer");
    ports.makeUnknown(3001, "no answer");
    clock.forwardMinutes(2);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(ask).code());
  }

  @Test
  void oneOfAnotherOwnerStays() {
    ProcessRef other = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
    port(Ask.of("dev").owner(other));
    port(Ask.of("dev").owner(other));
    clock.forwardMinutes(20);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(ask).code());
  }

  @Test
  void oneOfAnotherProjectStays() {
    port(Ask.of("dev").owner(bash).project("/nowhere/other"));
    port(Ask.of("dev").owner(bash).project("/nowhere/other"));
    clock.forwardMinutes(20);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(ask).code());
  }

  @Test
  void withoutOwnersTheInstanceCounts() {
    Ask unowned = Ask.of("dev").instance("ci-1");
    port(unowned);
    port(unowned);
    clock.forwardMinutes(2);
    assertEquals(FailureCode.NO_FREE_PORT, refusal(Ask.of("dev").instance("ci-2")).code());
    assertEquals(3000, port(unowned));
  }

  @Test
  void requestForTwoTakesBackTwo() {
    allocate(ask, ask);
    clock.forwardMinutes(2);
    allocate(ask, ask);
    assertEquals(List.of(3000, 3001), allocatedPorts());
  }

  @Test
  void errorSaysWhoHoldsTheRange() {
    given(Draft.of(3000).project("/nowhere/other").at(clock.now()));
    ports.listen(3001, FakeProcesses.INIT);
    StyxyException failure = refusal(ask);
    assertEquals(
        "no free port in the range of dev (3000-3001): 1 allocated (1 by /nowhere/other),"
            + " 1 in use by others",
        failure.getMessage());
    assertEquals("styxy list --service dev", failure.suggestions().get(0));
  }

  @Test
  void whatTheRequestItselfHadTakenCountsAsFree() {
    given(Draft.of(3000).project("/nowhere/other").at(clock.now()));
    Ask other = Ask.of("dev").owner(bash);
    StyxyException failure = refusal(other, other, other);
    assertEquals(
        "no 3 free ports in the range of dev (3000-3001): 1 free,"
            + " 1 allocated (1 by /nowhere/other), 0 in use by others",
        failure.getMessage());
    assertEquals(
        List.of("styxy allocate dev --count 1", "styxy list --service dev"), failure.suggestions());
  }

  @Test
  void whatIsOursMayBeReleased() {
    port(Ask.of("dev").named("a"));
    port(Ask.of("dev").named("b"));
    assertEquals(
        List.of("styxy list --service dev", "styxy release --project " + FakeHost.PROJECT),
        refusal(ask).suggestions());
  }

  @Test
  void errorIsCounted() {
    ports.listen(3000, FakeProcesses.INIT);
    ports.listen(3001, FakeProcesses.INIT);
    refusal(ask);
    assertEquals(1, store.state().counters().get("allocation_errors_total"));
  }

  @Test
  void storybookPortEveryTwoMinutesFromOneTerminalNeverFails() {
    for (int i = 0; i < 200; i++) {
      grant(Ask.of("storybook").owner(bash));
      clock.forwardMinutes(2);
    }
  }

  @Test
  void unlimitedStorybookPortEveryTwoMinutesFromOneTerminalNeverFails() {
    for (int i = 0; i < 200; i++) {
      grant(Ask.of("storybook").owner(bash).ttl(Ttl.NONE));
      clock.forwardMinutes(2);
    }
    assertEquals(24, store.state().allocations().size());
  }
}
