package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A name that is asked for again. */
class ExistingAllocationTest extends AllocatorScene {

  @Test
  void askingAgainRenews() {
    grant(Ask.of("dev").named("web").owner(bash));
    clock.forwardMinutes(20);
    Grant again = grant(Ask.of("dev").named("web").owner(bash));
    assertEquals(clock.now(), again.allocation().lease().renewed());
    assertEquals(again.allocation(), store.state().allocations().get(0));
  }

  @Test
  void askingAgainIsCountedAndLoggedAsARenewal() {
    grant(Ask.of("dev").named("web").owner(bash));
    grant(Ask.of("dev").named("web").owner(bash));
    assertEquals(1, store.state().counters().get("allocations_total"));
    assertEquals(1, store.state().counters().get("renewals_total"));
    assertEquals(Event.Kind.RENEWED, store.events().get(1).kind());
  }

  @Test
  void lockIdStaysTheSame() {
    Ask web = Ask.of("dev").named("web").owner(bash);
    assertEquals(grant(web).allocation().lockId(), grant(web).allocation().lockId());
  }

  @Test
  void newTtlIsTaken() {
    grant(Ask.of("dev").named("web"));
    Ttl hour = Ttl.ofSeconds(3600);
    assertEquals(hour, grant(Ask.of("dev").named("web").ttl(hour)).allocation().lease().ttl());
  }

  @Test
  void ttlStaysWhenNoneIsGiven() {
    Ttl hour = Ttl.ofSeconds(3600);
    grant(Ask.of("dev").named("web").ttl(hour));
    assertEquals(hour, grant(Ask.of("dev").named("web")).allocation().lease().ttl());
  }

  private ProcessRef zsh() {
    return processes.start(600, FakeHost.TERMINAL, 600, "zsh");
  }

  @Test
  void whoAsksAfterALivingOwnerIsOneMore() {
    ProcessRef zsh = zsh();
    grant(Ask.of("dev").named("web").owner(bash));
    Grant again = grant(Ask.of("dev").named("web").owner(zsh));
    assertEquals(List.of(bash, zsh), again.allocation().owners());
    assertEquals("process-500", again.allocation().instance());
    assertEquals("requested again by zsh 600", store.events().get(1).detail());
  }

  @Test
  void whoAsksTwiceIsAnOwnerOnce() {
    ProcessRef zsh = zsh();
    grant(Ask.of("dev").named("web").owner(bash));
    grant(Ask.of("dev").named("web").owner(zsh));
    Grant again = grant(Ask.of("dev").named("web").owner(bash));
    assertEquals(List.of(bash, zsh), again.allocation().owners());
    assertEquals("requested again", store.events().get(2).detail());
  }

  @Test
  void theNameOfASecondTerminalOutlivesTheFirst() {
    ProcessRef zsh = zsh();
    int port = port(Ask.of("dev").named("web").owner(bash));
    grant(Ask.of("dev").named("web").owner(zsh));
    processes.end(FakeHost.BASH);
    coordinator().run(transaction -> transaction.sweep());
    assertEquals(List.of(port), allocatedPorts());
    Allocation again = grant(Ask.of("dev").named("web").owner(zsh)).allocation();
    assertEquals(List.of(zsh), again.owners());
    assertEquals("process-600", again.instance());
    processes.end(600);
    coordinator().run(transaction -> transaction.sweep());
    assertEquals(List.of(), allocatedPorts());
  }

  @Test
  void whoAsksWithoutOwnerLeavesItToTheLivingOnes() {
    grant(Ask.of("dev").named("web").owner(bash));
    Grant again = grant(Ask.of("dev").named("web"));
    assertTrue(again.isKept());
    assertEquals(List.of(bash), again.allocation().owners());
    assertFalse(grant(Ask.of("dev").named("web").owner(bash)).isKept());
  }

  @Test
  void ownersThatCannotBeJudgedStay() {
    ProcessRef elsewhere = new ProcessRef(500, 2, "pid:[2]", FixedClock.BOOT, "bash");
    given(Draft.of(3000).named("web").owner(elsewhere).at(clock.now()));
    Allocation again = grant(Ask.of("dev").named("web").owner(bash)).allocation();
    assertEquals(List.of(elsewhere, bash), again.owners());
  }

  @Test
  void ofTooManyOwnersTheFirstGoes() {
    Allocation last = grant(Ask.of("dev").named("web").owner(bash)).allocation();
    for (int i = 0; i < Allocation.MOST_OWNERS; i++) {
      ProcessRef one = processes.start(1000 + i, FakeHost.TERMINAL, 1000 + i, "zsh");
      last = grant(Ask.of("dev").named("web").owner(one)).allocation();
    }
    assertEquals(Allocation.MOST_OWNERS, last.owners().size());
    assertEquals(1000, last.owners().get(0).pid());
  }

  @Test
  void serverOfADeadOwnerPassesToWhoAsks() {
    grant(Ask.of("dev").named("web").owner(bash));
    processes.start(610, FakeHost.BASH, 500, "node");
    ports.listen(3000, 610);
    processes.end(FakeHost.BASH);
    ProcessRef other = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
    Allocation again = grant(Ask.of("dev").named("web").owner(other)).allocation();
    assertEquals(3000, again.port());
    assertEquals(Optional.of(other), again.owner());
    assertEquals("process-600", again.instance());
  }

  @Test
  void whatListensOnItAlreadyIsTold() {
    grant(Ask.of("dev").named("web").owner(bash));
    processes.start(610, FakeHost.BASH, 500, "node");
    ports.listen(3000, 610);
    Grant again = grant(Ask.of("dev").named("web").owner(bash));
    assertInstanceOf(PortUse.Bound.class, again.use());
  }

  @Test
  void reservedPortStaysReserved() {
    grant(Ask.of("dev").named("web").ttl(Ttl.NONE));
    Allocation again = grant(Ask.of("dev").named("web").owner(bash)).allocation();
    assertTrue(again.isPinned());
  }

  @Test
  void reservedPortThatIsGivenALimitPassesToWhoAsks() {
    grant(Ask.of("dev").named("web").ttl(Ttl.NONE));
    Allocation again = grant(Ask.of("dev").named("web").owner(bash).ttl(Ttl.DEFAULT)).allocation();
    assertEquals(Optional.of(bash), again.owner());
  }

  @Test
  void otherProtocolOfANameIsRefused() {
    String lockId = grant(Ask.of("dev").named("web")).allocation().lockId();
    StyxyException refusal = refusal(Ask.of("dev").named("web").protocol(Protocol.UDP));
    assertEquals(FailureCode.HELD, refusal.code());
    assertEquals(
        "dev/web of /nowhere/app has port 3000 already, for tcp and not for udp",
        refusal.getMessage());
    assertEquals(
        List.of(
            "styxy allocate dev -n web-udp --protocol udp",
            "styxy release " + lockId + ", then ask with --protocol both"),
        refusal.suggestions());
  }

  @Test
  void nameWithBothProtocolsHasEither() {
    int port = port(Ask.of("dev").named("web").protocol(Protocol.BOTH));
    Grant again = grant(Ask.of("dev").named("web"));
    assertTrue(again.isExisting());
    assertEquals(port, again.allocation().port());
    assertEquals(Protocol.BOTH, again.allocation().protocol());
  }

  @Test
  void ofTwoThatBearANameTheOneThatFitsIsMeant() {
    given(
        Draft.of(3000).named("web").at(clock.now()),
        Draft.of(3001).named("web").protocol(Protocol.UDP).at(clock.now()));
    assertEquals(3000, port(Ask.of("dev").named("web")));
    assertEquals(3001, port(Ask.of("dev").named("web").protocol(Protocol.UDP)));
  }

  @Test
  void otherProtocolOfASingleTypeIsRefusedEvenUnnamedAndFresh() {
    port(Ask.of("ai"));
    Ask other = Ask.of("ai").project("/nowhere/other").protocol(Protocol.BOTH).fresh();
    StyxyException refusal = refusal(other);
    assertEquals(FailureCode.HELD, refusal.code());
    assertEquals("styxy allocate ai -n both --protocol both", refusal.suggestions().get(0));
    assertEquals(List.of(11430), allocatedPorts());
  }

  @Test
  void singleTypeIsOneForAllProjects() {
    int first = port(Ask.of("ai").owner(bash));
    Grant second = grant(Ask.of("ai").project("/nowhere/other"));
    assertEquals(first, second.allocation().port());
    assertTrue(second.isExisting());
    assertEquals(FakeHost.PROJECT, second.allocation().project());
  }

  @Test
  void singleTypeIsOneForEachName() {
    assertEquals(11430, port(Ask.of("ai")));
    assertEquals(11431, port(Ask.of("ai").named("embeddings")));
  }
}
