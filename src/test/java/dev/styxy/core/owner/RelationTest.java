package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.sweep.SweepScene;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Ttl;
import dev.styxy.model.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a server that has left its family is to the lease on its port. */
class RelationTest extends SweepScene {
  private static final long DAEMON = 600;
  private static final long OTHER_USER = 1001;

  private Allocation allocation;

  /** Made a while after the machine was started; whatever is started from here on began later. */
  @BeforeEach
  void allocate() {
    allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.startNow();
  }

  private Relation relation(long pid) {
    return new Kinship(processes, new Projects())
        .of(processes.find(pid).orElseThrow(), allocation, ports);
  }

  private void isDoubt(long pid, String why) {
    Relation.Doubt doubt = assertInstanceOf(Relation.Doubt.class, relation(pid));
    assertTrue(doubt.why().contains(why), doubt.why());
  }

  /** In a session that nobody leads any more, as after a double fork. */
  private void daemon() {
    processes.start(DAEMON, 1, 599, "redis-server");
  }

  /** A process of the same user that somebody else's terminal has started. */
  private void strangersServer(long pid) {
    processes.start(8000, FakeHost.TERMINAL, 8000, "bash");
    processes.start(pid, 8000, 8000, "node");
  }

  @Test
  void whoListensAndHasTheHoldIsKin() {
    daemon();
    ports.hold(PORT, DAEMON).listen(PORT, DAEMON);
    assertEquals(Relation.KIN, relation(DAEMON));
  }

  @Test
  void whoListensOverSomebodyElsesHoldIsNoKin() {
    strangersServer(8001);
    processes.start(601, FakeHost.BASH, FakeHost.BASH, "sleep");
    ports.hold(PORT, 601).listen(PORT, 8001);
    assertEquals(Relation.STRANGER, relation(8001));
  }

  @Test
  void aStrangerBetweenItsBindAndItsListenHasNoHold() {
    strangersServer(8001);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "::", 8001);
    assertEquals(Relation.STRANGER, relation(8001));
  }

  @Test
  void aSocketOnOneAddressIsNoHold() {
    strangersServer(8001);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "127.0.0.2", 8001).listen(PORT, 8001);
    assertEquals(Relation.STRANGER, relation(8001));
  }

  @Test
  void anotherUsersProcessWithASocketOfOursHasTheHold() {
    daemon();
    processes.setUser(DAEMON, OTHER_USER);
    ports.hold(PORT, DAEMON);
    assertEquals(Relation.KIN, relation(DAEMON));
  }

  @Test
  void aHoldThatAnotherUserMadeIsNone() {
    processes.setUser(FakeProcesses.SELF, 0);
    strangersServer(8001);
    ports.hold(PORT, 8001).listen(PORT, 8001);
    allocation = Draft.of(PORT).at(clock.now());
    assertEquals(Relation.STRANGER, relation(8001));
  }

  @Test
  void whoHasTheLockIdIsKin() {
    daemon();
    processes.mark(allocation.lockId(), DAEMON);
    assertEquals(Relation.KIN, relation(DAEMON));
  }

  @Test
  void whoHasTheLockIdOfAnotherLeaseIsNone() {
    strangersServer(8001);
    processes.mark("another", 8001);
    assertEquals(Relation.STRANGER, relation(8001));
  }

  @Test
  void theLockIdInAnotherUsersEnvironmentIsDoubt() {
    strangersServer(8001);
    processes.setUser(8001, OTHER_USER);
    processes.mark(allocation.lockId(), 8001);
    isDoubt(8001, "of another user");
  }

  @Test
  void anOrphanThatBeganAfterTheAllocationIsDoubt() {
    daemon();
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void aLeaderOfItsSessionThatInitAdoptedIsDoubt() {
    processes.start(DAEMON, 1, DAEMON, "redis-server");
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void anOrphanOfASubreaperIsDoubt() {
    processes.start(450, 1, 450, "systemd");
    processes.start(DAEMON, 450, DAEMON, "redis-server");
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void anOrphanOfASubreaperOfAnyNameIsToldByItsSession() {
    processes.start(450, 1, 450, "desktop");
    processes.start(DAEMON, 450, 599, "redis-server");
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void anOrphanWhoseParentCannotBeSeenIsDoubt() {
    processes.start(450, 1, 450, "desktop");
    processes.start(DAEMON, 450, DAEMON, "redis-server");
    processes.hide(450);
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void aProcessOfTheSameUserThatWasNotAdoptedIsAStranger() {
    strangersServer(8001);
    assertEquals(Relation.STRANGER, relation(8001));
  }

  @Test
  void anOrphanOfAnotherUserIsAStranger() {
    daemon();
    processes.setUser(DAEMON, OTHER_USER);
    assertEquals(Relation.STRANGER, relation(DAEMON));
  }

  @Test
  void anOrphanOfTheLivingOwnersUserIsDoubtForRootToo() {
    processes.setUser(FakeProcesses.SELF, 0);
    daemon();
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void anOrphanThatIsOlderThanTheAllocationIsAStranger() {
    daemon();
    clock.forward(2000);
    allocation = Draft.of(PORT).owner(bash).at(clock.now());
    assertEquals(Relation.STRANGER, relation(DAEMON));
  }

  @Test
  void renewalDoesNotMakeAnAllocationYounger() {
    daemon();
    clock.forwardMinutes(20);
    allocation = allocation.withLease(allocation.lease().renew(clock.now()));
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void anOrphanOfTheTimeBetweenAllocationAndRenewalIsTold() {
    daemon();
    clock.forwardMinutes(10);
    Lease lease = Lease.begin(clock.now(), Ttl.DEFAULT);
    clock.forwardMinutes(10);
    allocation = allocation.withLease(lease.renew(clock.now()));
    assertEquals(Relation.STRANGER, relation(DAEMON));
  }

  @Test
  void aClockThatWasSetBackSinceTheAllocationTellsNothing() {
    daemon();
    clock.forwardMinutes(10);
    Lease lease = Lease.begin(clock.now(), Ttl.DEFAULT);
    clock.stepWall(-3_600_000);
    allocation = allocation.withLease(lease.renew(clock.now()));
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void whatBeganInThisBootIsYoungerThanAnAllocationOfTheLast() {
    clock.reboot("boot-2", 60_000);
    daemon();
    isDoubt(DAEMON, "what started it has ended");
  }

  @Test
  void theSweepLeavesAnOrphanAndSaysWhy() {
    daemon();
    ports.listen(PORT, DAEMON);
    Verdict.Live live = assertInstanceOf(Verdict.Live.class, verdict(allocation));
    assertTrue(live.why().contains("what started it has ended"), live.why());
    assertEquals(allocation.holder(), swept(allocation).holder());
  }

  @Test
  void theSweepLeavesTheLeaseToAnOrphanThatOnlyHolds() {
    daemon();
    strangersServer(8001);
    ports.hold(PORT, DAEMON).listen(PORT, 8001);
    assertTrue(isLive(allocation));
  }

  @Test
  void theSweepTakesThePortFromAYoungStranger() {
    strangersServer(8001);
    ports.listen(PORT, 8001);
    assertEquals(StaleReason.USURPED, staleReason(allocation));
  }

  @Test
  void theSweepRecordsADaemonWithTheHold() {
    daemon();
    ports.hold(PORT, DAEMON).listen(PORT, DAEMON);
    processes.end(FakeHost.BASH);
    ProcessRef seen = processes.ref(DAEMON);
    assertEquals(seen, swept(allocation).holder().orElseThrow());
  }
}
