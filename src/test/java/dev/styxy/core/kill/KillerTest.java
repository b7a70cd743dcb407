package dev.styxy.core.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.Signals;
import dev.styxy.model.Allocation;
import dev.styxy.model.EndSignal;
import dev.styxy.model.Event;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KillerTest extends WorkScene {
  private KillTarget target(Allocation lease, long... pids) {
    List<ProcessInfo> seen =
        java.util.Arrays.stream(pids).mapToObj(pid -> processes.find(pid).orElseThrow()).toList();
    return new KillTarget(PORT, Protocol.TCP, Optional.of(lease), seen, true);
  }

  private List<Killer.Ended> end(KillTarget target, EndSignal signal) {
    return new Killer(host).end(List.of(target), signal, 5_000);
  }

  private ReleaseAfterKill.Ending conclude(KillTarget target) {
    return application()
        .coordinator()
        .sparing(Set.of(web.lockId()))
        .run(new ReleaseAfterKill(host, settings).of(List.of(target)))
        .answer();
  }

  @Test
  void whoObeysIsAskedOnce() {
    server(600);
    List<Killer.Ended> ended = end(target(web, 600), EndSignal.TERM);
    assertTrue(ended.get(0).hasEnded());
    assertEquals(List.of("TERM 600"), actions.sent);
  }

  @Test
  void whoDoesNotObeyIsKilledAfterTheGrace() {
    server(600);
    server(601);
    actions.makeStubborn(600);
    List<Killer.Ended> ended = end(target(web, 600, 601), EndSignal.TERM);
    assertEquals(List.of("TERM 600", "TERM 601", "KILL 600"), actions.sent);
    assertEquals(EndSignal.KILL, ended.get(0).signal());
    assertTrue(ended.get(0).hasEnded());
  }

  @Test
  void anotherUsersProcessWithAForgedLockIdIsLeftAlone() {
    server(600);
    processes.start(8000, 1, 8000, "forger");
    processes.setUser(8000, 1001);
    processes.mark(web.lockId(), 600, 8000);
    end(target(web, 600), EndSignal.TERM);
    assertEquals(List.of("TERM 600"), actions.sent);
  }

  @Test
  void whatAStubbornShellGoesOnToIsKilledToo() {
    server(600);
    server(601);
    actions.makeStubborn(600);
    actions.makeStubborn(602);
    processes.mark(web.lockId(), 602);
    actions.after(100, () -> server(602));
    List<Killer.Ended> ended = end(target(web, 600, 601), EndSignal.TERM);
    assertEquals(List.of("TERM 600", "TERM 601", "KILL 600", "KILL 602"), actions.sent);
    assertTrue(ended.stream().allMatch(Killer.Ended::hasEnded));
  }

  @Test
  void whatIsStartedWhileTheLastOneDiesIsEndedInItsTime() {
    server(600);
    actions.makeStubborn(600);
    processes.mark(web.lockId(), 601);
    actions.after(
        100,
        () -> {
          processes.end(600);
          server(601);
        });
    List<Killer.Ended> ended = end(target(web, 600), EndSignal.TERM);
    assertEquals(List.of("TERM 600", "TERM 601"), actions.sent);
    assertTrue(ended.stream().allMatch(Killer.Ended::hasEnded));
  }

  @Test
  void aPidThatWasGivenAgainIsNotHit() {
    server(600);
    KillTarget target = target(web, 600);
    processes.end(600);
    processes.start(600, 1, 600, "innocent");
    assertEquals(Signals.Delivery.GONE, end(target, EndSignal.TERM).get(0).delivery());
    assertTrue(processes.find(600).isPresent());
  }

  @Test
  void theLeaseGoesWhenThePortIsFree() {
    Allocation run = runOf(server(600));
    given(run);
    KillTarget target = target(run, 600);
    end(target, EndSignal.TERM);
    assertEquals(new ReleaseAfterKill.Ending(List.of(), List.of()), conclude(target));
    assertTrue(allocatedPorts().isEmpty());
  }

  private Allocation runOf(ProcessRef command) {
    return Draft.of(PORT).named("web").owner(command).holder(command).at(clock.now());
  }

  @Test
  void theLeaseStaysWithATerminalThatLives() {
    ProcessRef command = server(600);
    Allocation shared = runOf(command).withOwners(List.of(bash, command, stranger));
    given(shared);
    KillTarget target = target(shared, 600);
    end(target, EndSignal.TERM);
    assertEquals(List.of(bash, stranger), conclude(target).kept().get(0).owners());
    assertEquals(List.of(bash, stranger), store.state().allocations().get(0).owners());
    Event event = store.events().get(0);
    assertEquals(Event.Kind.KILLED, event.kind());
    assertTrue(event.detail().endsWith("; the lease stays with bash 500 and nginx 7000"));
  }

  @Test
  void historySaysWhoKilledAndNotThatAProcessDied() {
    Allocation run = runOf(server(600));
    given(run);
    KillTarget target = target(run, 600);
    end(target, EndSignal.TERM);
    conclude(target);
    assertEquals(1, store.events().size());
    assertEquals(Event.Kind.KILLED, store.events().get(0).kind());
    assertEquals(
        "pid 600 (node, uid 1000) ended by bash 500 (uid 1000)", store.events().get(0).detail());
    assertEquals(1, store.state().counters().get("releases_total"));
  }

  @Test
  void historySaysSoToWhereAnotherHasTakenTheLeaseBackMeanwhile() {
    Allocation run = runOf(server(600));
    given(run);
    KillTarget target = target(run, 600);
    end(target, EndSignal.TERM);
    coordinator().run(transaction -> transaction.sweep());
    conclude(target);
    assertEquals(Event.Kind.KILLED, store.events().get(1).kind());
  }

  @Test
  void theLeaseStaysWhileSomebodyIsBack() {
    given(web);
    server(601);
    ports.listen(PORT, 601);
    assertEquals(1, conclude(target(web, 601)).busy().size());
    assertEquals(List.of(PORT), allocatedPorts());
  }

  @Test
  void aReservationStays() {
    Allocation pinned = Draft.of(PORT).named("web").ttl(Ttl.NONE).at(clock.now());
    given(pinned);
    server(600);
    conclude(target(pinned, 600));
    assertEquals(List.of(PORT), allocatedPorts());
  }
}
