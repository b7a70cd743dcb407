package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.sweep.SweepScene;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may use an allocation's port in its owner's stead. */
class KinshipTest extends SweepScene {
  private final Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());

  private boolean isKin(long pid, Allocation of) {
    return new Kinship(processes, new Projects())
        .isKin(processes.find(pid).orElseThrow(), of, ports);
  }

  @Test
  void ownerIsItsOwnKin() {
    assertTrue(isKin(FakeHost.BASH, allocation));
  }

  @Test
  void childIsKin() {
    processes.start(600, FakeHost.BASH, 600, "node");
    assertTrue(isKin(600, allocation));
  }

  @Test
  void grandchildInASessionOfItsOwnIsKin() {
    processes.start(600, FakeHost.BASH, 600, "npm");
    processes.start(601, 600, 601, "sh");
    processes.start(602, 601, 602, "node");
    assertTrue(isKin(602, allocation));
  }

  @Test
  void parentOfTheOwnerIsNoKin() {
    assertFalse(isKin(FakeHost.TERMINAL, allocation));
  }

  @Test
  void siblingInAnotherSessionIsNoKin() {
    processes.start(600, FakeHost.TERMINAL, 600, "bash");
    assertFalse(isKin(600, allocation));
  }

  @Test
  void childOfAProcessThatWasGivenTheOwnersPidIsNoKin() {
    processes.end(FakeHost.BASH);
    processes.start(FakeHost.BASH, 1, 1, "bash");
    processes.start(600, FakeHost.BASH, 1, "node");
    assertFalse(isKin(600, allocation));
  }

  @Test
  void orphanOfALivingOwnersSessionIsKin() {
    processes.start(600, 1, 500, "node");
    assertTrue(isKin(600, allocation));
  }

  @Test
  void memberOfTheSessionOfAnOwnerThatDoesNotLeadItIsKinWhileTheOwnerLives() {
    ProcessRef agent = processes.start(550, FakeHost.BASH, 500, "agent");
    processes.start(600, 1, 500, "node");
    assertTrue(isKin(600, Draft.of(PORT).owner(agent).at(clock.now())));
  }

  @Test
  void memberOfTheSessionOfADeadOwnerThatDidNotLeadItIsNoKin() {
    ProcessRef agent = processes.start(550, FakeHost.BASH, 500, "agent");
    processes.start(600, 1, 500, "node");
    processes.end(550);
    assertFalse(isKin(600, Draft.of(PORT).owner(agent).at(clock.now())));
  }

  @Test
  void nohupServerOfADeadLeaderIsKin() {
    processes.start(600, FakeHost.BASH, 500, "node");
    processes.end(FakeHost.BASH);
    assertTrue(isKin(600, allocation));
  }

  @Test
  void serverOfAZombieLeaderIsKin() {
    processes.start(600, 1, 500, "node");
    processes.makeZombie(FakeHost.BASH);
    assertTrue(isKin(600, allocation));
  }

  @Test
  void sessionOfALeaderWithAReusedPidIsNoKin() {
    processes.end(FakeHost.BASH);
    processes.start(FakeHost.BASH, 1, 500, "bash");
    processes.start(600, 1, 500, "node");
    assertFalse(isKin(600, allocation));
  }

  @Test
  void sessionOlderThanTheOwnerIsNoKin() {
    processes.start(600, 1, 777, "node");
    ProcessRef later = processes.start(777, 1, 777, "bash");
    processes.end(777);
    assertFalse(isKin(600, Draft.of(PORT).owner(later).at(clock.now())));
  }

  @Test
  void likeNumberedSessionOfAnotherBootIsNoKin() {
    processes.end(FakeHost.BASH);
    clock.reboot("boot-2", 60_000);
    processes.start(600, 1, 500, "node");
    assertFalse(isKin(600, allocation));
  }

  @Test
  void likeNumberedSessionOfAnotherNamespaceIsNoKin() {
    ProcessRef elsewhere = new ProcessRef(500, 1, "pid:[2]", FixedClock.BOOT, "bash");
    processes.end(FakeHost.BASH);
    processes.start(600, 1, 500, "node");
    assertFalse(isKin(600, Draft.of(PORT).owner(elsewhere).at(clock.now())));
  }

  @Test
  void unknownSessionIsNoKin() {
    ProcessRef owner = processes.start(650, 1, 0, "agent");
    processes.start(600, 1, 0, "node");
    assertFalse(isKin(600, Draft.of(PORT).owner(owner).at(clock.now())));
  }

  @Test
  void recordedHolderIsKinAfterTheOwnerIsGone() {
    ProcessRef server = processes.start(600, 1, 600, "node");
    processes.end(FakeHost.BASH);
    assertTrue(isKin(600, Draft.of(PORT).owner(bash).holder(server).at(clock.now())));
  }

  @Test
  void workerOfTheRecordedHolderIsKin() {
    ProcessRef server = processes.start(600, 1, 600, "node");
    processes.start(601, 600, 601, "node");
    assertTrue(isKin(601, Draft.of(PORT).holder(server).at(clock.now())));
  }

  @Test
  void processWithTheHoldersReusedPidIsNoKin() {
    ProcessRef server = processes.start(600, 1, 600, "node");
    processes.end(600);
    processes.start(600, 1, 600, "redis-server");
    assertFalse(isKin(600, Draft.of(PORT).owner(bash).holder(server).at(clock.now())));
  }

  @Test
  void processAtWorkInTheProjectIsKin() {
    processes.workIn(7000, FakeHost.PROJECT);
    assertTrue(isKin(7000, allocation));
  }

  @Test
  void processAtWorkElsewhereIsNoKin() {
    processes.workIn(7000, "/nowhere/other");
    assertFalse(isKin(7000, allocation));
  }

  @Test
  void processBelowTheProjectsWorktreeRootIsKin(@TempDir Path temp) throws Exception {
    Files.createDirectories(temp.resolve("app/packages/web"));
    Files.createFile(temp.resolve("app/.git"));
    processes.workIn(7000, temp.resolve("app/packages/web").toString());
    assertTrue(isKin(7000, Draft.of(PORT).project(temp.resolve("app").toString()).at(clock.now())));
  }

  @Test
  void tornChainOfParentsEnds() {
    processes.start(600, 601, 600, "node");
    processes.start(601, 600, 601, "node");
    assertFalse(isKin(600, allocation));
  }

  @Test
  void kinOnThePortOfADeadShellKeepsIt() {
    processes.start(600, FakeHost.BASH, 500, "node");
    processes.end(FakeHost.BASH);
    ports.listen(PORT, 600);
    assertEquals(processes.ref(600), swept(allocation).holder().orElseThrow());
  }
}
