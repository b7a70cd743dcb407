package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Ttl;
import dev.styxy.model.Verdict;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rows 1 to 3 of the sweep's table: something is bound to the port. */
class SweepOfBoundPortTest extends SweepScene {

  @Test
  void portBoundByItsOwnerIsLive() {
    ports.listen(PORT, FakeHost.BASH);
    assertTrue(isLive(Draft.of(PORT).owner(bash).at(clock.now())));
  }

  @Test
  void serverThatIsUpForLongerThanTheTtlKeepsItsPort() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(PORT, 600);
    clock.forwardMinutes(31);
    assertTrue(isLive(allocation));
  }

  @Test
  void expiredLeaseIsRenewedByUse() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    ports.listen(PORT, FakeHost.BASH);
    clock.forwardMinutes(31);
    assertEquals(clock.now(), swept(allocation).lease().renewed());
  }

  @Test
  void holderIsRecorded() {
    ProcessRef server = processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(PORT, 600);
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    assertEquals(Optional.of(server), swept(allocation).holder());
    assertTrue(ledger.isChanged());
  }

  @Test
  void oneOfSeveralProcessesIsEnough() {
    processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(PORT, 7000, 600);
    assertTrue(isLive(Draft.of(PORT).owner(bash).at(clock.now())));
  }

  @Test
  void aStrangerThatListensOverTheHoldDoesNotUsurpThePort() {
    processes.start(600, FakeHost.BASH, 500, "sleep");
    ports.hold(PORT, 600).listen(PORT, 7000);
    Sweep sweep = sweep(Draft.of(PORT).owner(bash).at(clock.now()));
    assertTrue(sweep.kept().get(0).verdict() instanceof Verdict.Live);
    assertTrue(sweep.kept().get(0).isOvertaken());
  }

  @Test
  void aServerThatKeepsItsHoldIsNotOvertaken() {
    processes.start(600, FakeHost.BASH, 500, "sh");
    processes.start(601, 600, 500, "node");
    ports.hold(PORT, 600).listen(PORT, 601);
    Judgement judgement = sweep(Draft.of(PORT).owner(bash).at(clock.now())).kept().get(0);
    assertEquals(601, judgement.kin().orElseThrow().pid());
    assertFalse(judgement.isOvertaken());
  }

  @Test
  void portBoundByAStrangerIsUsurped() {
    ports.listen(PORT, 7000);
    assertEquals(StaleReason.USURPED, staleReason(Draft.of(PORT).owner(bash).at(clock.now())));
  }

  @Test
  void portOfNoOwnerBoundByAStrangerIsUsurped() {
    ports.listen(PORT, 7000);
    assertEquals(StaleReason.USURPED, staleReason(Draft.of(PORT).at(clock.now())));
  }

  @Test
  void evidenceNamesTheUsurper() {
    ports.listen(PORT, 7000);
    Verdict.Stale stale = (Verdict.Stale) verdict(Draft.of(PORT).owner(bash).at(clock.now()));
    assertEquals(
        "pid 7000 (nginx, uid 1000) is listening on 127.0.0.1:3000/tcp, not kin of the owner",
        stale.evidence());
  }

  @Test
  void hiddenProcessProvesNothing() {
    ports.listen(PORT);
    assertTrue(isLive(Draft.of(PORT).owner(bash).at(clock.now())));
  }

  @Test
  void hiddenProcessKeepsThePortOfADeadOwnerAfterTheTtl() {
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    processes.end(FakeHost.BASH);
    ports.listen(PORT);
    clock.forwardMinutes(31);
    assertTrue(isLive(allocation));
  }

  @Test
  void reservedPortOutlivesAStrangerOnIt() {
    ports.listen(PORT, 7000);
    assertTrue(isLive(Draft.of(PORT).ttl(Ttl.NONE).at(clock.now())));
  }

  @Test
  void boundUdpPortKeepsItsAllocationAfterTheTtl() {
    ports.bind(PORT, Protocol.UDP, SocketState.BOUND, "0.0.0.0", FakeHost.BASH);
    Allocation allocation = Draft.of(PORT).protocol(Protocol.UDP).owner(bash).at(clock.now());
    clock.forwardMinutes(31);
    assertTrue(isLive(allocation));
  }

  @Test
  void eitherSideKeepsAnAllocationOfBoth() {
    ports.bind(PORT, Protocol.UDP, SocketState.BOUND, "0.0.0.0", FakeHost.BASH);
    Allocation allocation = Draft.of(PORT).protocol(Protocol.BOTH).owner(bash).at(clock.now());
    clock.forwardMinutes(31);
    assertTrue(isLive(allocation));
  }

  @Test
  void udpSocketIsNoUseOfATcpPort() {
    ports.bind(PORT, Protocol.UDP, SocketState.BOUND, "0.0.0.0", 7000);
    Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(allocation));
  }
}
