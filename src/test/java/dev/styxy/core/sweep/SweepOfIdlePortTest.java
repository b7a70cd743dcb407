package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Ttl;
import dev.styxy.model.Verdict;
import org.junit.jupiter.api.Test;

/** Rows 4 to 7 of the sweep's table: nothing is bound to the port. */
class SweepOfIdlePortTest extends SweepScene {
  private static final ProcessRef ELSEWHERE =
      new ProcessRef(500, 2, "pid:[2]", FixedClock.BOOT, "bash");

  @Test
  void aCommandThatEndedSoonAfterItsStartIsSaidToHaveDoneSo() {
    ProcessRef command = processes.start(600, FakeHost.BASH, 500, "node");
    Allocation run = Draft.of(PORT).owner(command).holder(command).at(clock.now());
    Allocation allocated = Draft.of(PORT).owner(command).at(clock.now());
    processes.end(600);
    clock.forward(3_000);
    assertTrue(evidence(run).contains("within "), evidence(run));
    assertFalse(evidence(allocated).contains("within "));
    clock.forward(60_000);
    assertFalse(evidence(run).contains("within "));
  }

  private String evidence(Allocation allocation) {
    return ((Verdict.Stale) verdict(allocation)).evidence();
  }

  @Test
  void livingOwnerKeepsItWithinTheTtl() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    clock.forwardMinutes(30);
    assertTrue(isLive(allocation));
  }

  @Test
  void deadOwnerLosesIt() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.end(FakeHost.BASH);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(allocation));
  }

  @Test
  void zombieOwnerLosesIt() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.makeZombie(FakeHost.BASH);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(allocation));
  }

  @Test
  void ownerWhosePidWasGivenAgainLosesIt() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.end(FakeHost.BASH);
    processes.start(FakeHost.BASH, 1, 500, "bash");
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(allocation));
  }

  @Test
  void ownerOfAnotherBootLosesIt() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    clock.reboot("boot-2", 60_000);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(allocation));
  }

  @Test
  void deadOwnerOfAnUnlimitedLeaseLosesIt() {
    Allocation allocation = Draft.of(PORT).owner(bash).ttl(Ttl.NONE).at(clock.now());
    processes.end(FakeHost.BASH);
    assertEquals(StaleReason.PROCESS_DEAD, staleReason(allocation));
  }

  @Test
  void evidenceSaysWhatBecameOfTheOwner() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.makeZombie(FakeHost.BASH);
    assertEquals("process 500 is a zombie", ((Verdict.Stale) verdict(allocation)).evidence());
  }

  @Test
  void expiredLeaseWithoutListenerIsReclaimed() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    clock.forward(30 * 60_000 + 1);
    assertEquals(StaleReason.EXPIRED, staleReason(allocation));
  }

  @Test
  void evidenceSaysHowOldTheLeaseIs() {
    Allocation allocation = Draft.of(PORT).at(clock.now());
    clock.forwardMinutes(45);
    assertEquals("renewed 45m ago, ttl 30m", ((Verdict.Stale) verdict(allocation)).evidence());
  }

  @Test
  void unlimitedLeaseNeverExpires() {
    Allocation allocation = Draft.of(PORT).owner(bash).ttl(Ttl.NONE).at(clock.now());
    clock.forwardMinutes(1_000_000);
    assertTrue(isLive(allocation));
  }

  @Test
  void leaseOfNoOwnerRunsForItsTtl() {
    assertTrue(isLive(Draft.of(PORT).at(clock.now())));
  }

  @Test
  void ownerInAnotherNamespaceIsUnknown() {
    assertTrue(isUnknown(Draft.of(PORT).owner(ELSEWHERE).at(clock.now())));
  }

  @Test
  void ownerThatIsHiddenIsUnknown() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.hide(FakeHost.BASH);
    assertTrue(isUnknown(allocation));
  }

  @Test
  void leaseOfAnUnknownOwnerExpires() {
    Allocation allocation = Draft.of(PORT).owner(ELSEWHERE).at(clock.now());
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(allocation));
  }

  @Test
  void idlePortIsNotRenewed() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    clock.forwardMinutes(20);
    assertEquals(allocation, swept(allocation));
    assertFalse(ledger.isChanged());
  }

  @Test
  void stoppedServerIsGoneAfterTheTtl() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    ports.listen(PORT, FakeHost.BASH);
    clock.forwardMinutes(31);
    Allocation used = swept(allocation);
    ports.close(PORT);
    clock.forwardMinutes(30);
    assertTrue(isLive(used));
    clock.forwardMinutes(1);
    assertEquals(StaleReason.EXPIRED, staleReason(used));
  }
}
