package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A lease that several processes were given is theirs as long as one of them lives. */
class SweepOfOwnersTest extends SweepScene {
  private final ProcessRef zsh = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
  private final ProcessRef fish = processes.start(700, FakeHost.TERMINAL, 700, "fish");
  private final ProcessRef elsewhere = new ProcessRef(500, 2, "pid:[2]", FixedClock.BOOT, "bash");

  private Allocation of(ProcessRef... owners) {
    return Draft.of(PORT).named("web").at(clock.now()).withOwners(List.of(owners));
  }

  @Test
  void oneThatIsLeftKeepsIt() {
    Allocation web = of(bash, zsh, fish);
    processes.end(FakeHost.BASH);
    processes.end(700);
    assertEquals(List.of(zsh), swept(web).owners());
    assertFalse(ledger.isChanged(), "looking stays reading");
  }

  @Test
  void thoseThatAreGoneAreRemovedWithTheNextChange() {
    Allocation web = of(bash, zsh);
    processes.end(FakeHost.BASH);
    sweep(web);
    assertEquals(List.of(zsh), ledger.toState().allocations().get(0).owners());
  }

  @Test
  void withoutAnyLeftItIsTakenBack() {
    Allocation web = of(bash, zsh);
    processes.end(FakeHost.BASH);
    processes.makeZombie(600);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(web));
    assertEquals(
        "process 600 is a zombie, the last of its 2 owners",
        ((Verdict.Stale) verdict(web)).evidence());
  }

  @Test
  void onesPidThatWasGivenAgainIsNotThatOne() {
    Allocation web = of(bash, zsh);
    processes.end(600);
    processes.start(600, 1, 600, "zsh");
    assertEquals(List.of(bash), swept(web).owners());
    processes.end(FakeHost.BASH);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(web));
  }

  @Test
  void oneOfAnotherBootIsGone() {
    Allocation web = of(bash, zsh);
    clock.reboot("boot-2", 60_000);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(web));
    ProcessRef now = processes.start(800, FakeHost.TERMINAL, 800, "zsh");
    assertEquals(List.of(now), swept(of(bash, now)).owners());
  }

  @Test
  void oneOfAnotherNamespaceIsInDoubtAndStays() {
    Allocation web = of(bash, elsewhere);
    processes.end(FakeHost.BASH);
    assertTrue(isUnknown(web));
    assertEquals(List.of(elsewhere), swept(web).owners());
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(web));
  }

  @Test
  void aLivingOneCountsBesideOneInDoubt() {
    assertTrue(isLive(of(elsewhere, bash)));
    assertTrue(isLive(of(bash, elsewhere)));
  }

  @Test
  void anIdleLeaseExpiresWhoeverLives() {
    Allocation web = of(bash, zsh);
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(web));
  }

  @Test
  void kinOfAnyOwnerMayUseThePort() {
    ProcessRef server = processes.start(810, 600, 600, "node");
    ports.listen(PORT, 810);
    assertFalse(isLive(of(bash)));
    assertEquals(server, swept(of(bash, zsh)).holder().orElseThrow());
    ports.close(PORT);
    processes.start(820, FakeProcesses.INIT, 700, "node");
    ports.listen(PORT, 820);
    assertTrue(isLive(of(bash, zsh, fish)), "of the session of the third");
  }

  @Test
  void aServerWhoseOwnersAreAllGoneKeepsThemAsEvidence() {
    Allocation web = of(bash, zsh);
    processes.start(810, 600, 600, "node");
    ports.listen(PORT, 810);
    processes.end(FakeHost.BASH);
    processes.end(600);
    assertEquals(List.of(bash, zsh), swept(web).owners());
  }

  @Test
  void whatACommandIsAboutToDealWithIsSpared() {
    Allocation web = of(bash);
    processes.end(FakeHost.BASH);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(web));
    Sweep sweep =
        new Sweeper(processes, new Projects())
            .sparing(java.util.Set.of(web.lockId()))
            .sweep(ledgerOf(web), new Snapshot(clock.now(), ports.look(true)));
    assertEquals(List.of(), sweep.reclaimed());
  }

  private static Ledger ledgerOf(Allocation allocation) {
    return new Ledger(
        new dev.styxy.model.State(
            List.of(allocation),
            List.of(),
            List.of(),
            java.util.Map.of(),
            dev.styxy.model.Breaker.CLOSED,
            0));
  }
}
