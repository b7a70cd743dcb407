package dev.styxy.os.portable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.BindProbe.Answer;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Sameness;
import dev.styxy.core.system.Signals;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.EndSignal;
import dev.styxy.model.Liveness;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every JVM can tell; it is the same on the system that these tests run on. */
class PortablePlatformTest {
  private final Host host = new PortablePlatform().host();
  private final ProcessTable processes = host.processes();

  private ProcessRef self() {
    return processes.identify(processes.find(processes.self()).orElseThrow());
  }

  @Test
  void ownProcessIsAlive() {
    assertEquals(new Liveness.Alive(), processes.judge(self()));
    assertFalse(processes.arguments(processes.self()).isEmpty());
  }

  @Test
  void ownProcessIsKnownByTheNameOfItsUser() {
    ProcessInfo self = processes.find(processes.self()).orElseThrow();
    assertEquals(Sameness.SAME, processes.isOfSelf(self));
    ProcessInfo nobody = new ProcessInfo(Integer.MAX_VALUE, 0, 0, 1, 0, -1, false, "x");
    assertEquals(Sameness.UNKNOWN, processes.isOfSelf(nobody));
  }

  /** Windows keeps the number of a parent that has ended, and gives it again. */
  @Test
  void whoStartedAfterItsChildIsNoParent() {
    Optional<Instant> early = Optional.of(Instant.EPOCH);
    Optional<Instant> late = Optional.of(Instant.EPOCH.plusMillis(1));
    assertTrue(HandleProcessTable.isAfter(late, early));
    assertFalse(HandleProcessTable.isAfter(early, late));
    assertFalse(HandleProcessTable.isAfter(early, early));
    assertFalse(HandleProcessTable.isAfter(Optional.empty(), early));
    assertEquals(ProcessHandle.current().pid(), childsParent());
  }

  private long childsParent() {
    try {
      Process child = new ProcessBuilder("sleep", "600").start();
      long parent = processes.find(child.pid()).orElseThrow().parent();
      child.destroyForcibly();
      return parent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void numberThatWasGivenAgainIsGone() {
    ProcessRef self = self();
    ProcessRef before = new ProcessRef(self.pid(), self.startToken() - 1, "", "", "java");
    assertInstanceOf(Liveness.Gone.class, processes.judge(before));
  }

  @Test
  void processThatNobodyListsIsGone() {
    ProcessRef nobody = new ProcessRef(Integer.MAX_VALUE, 1, "", "", "x");
    assertInstanceOf(Liveness.Gone.class, processes.judge(nobody));
    assertEquals(Optional.empty(), processes.find(Integer.MAX_VALUE));
    assertEquals(Optional.empty(), processes.find(-1));
  }

  @Test
  void processWithoutAStartIsUnknown() {
    ProcessRef self = self();
    ProcessRef vague = new ProcessRef(self.pid(), 0, "", "", "java");
    assertInstanceOf(Liveness.Unknown.class, processes.judge(vague));
  }

  @Test
  void aProcessThatCannotBeToldApartIsNotSignalled() throws Exception {
    Process child = new ProcessBuilder("sleep", "600").start();
    try {
      ProcessRef vague = new ProcessRef(child.pid(), 0, "", "", "sleep");
      Signals signals = new HandleSignals(processes);
      assertEquals(Signals.Delivery.DENIED, signals.send(vague, EndSignal.KILL));
      assertTrue(child.isAlive());
    } finally {
      child.destroyForcibly();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "127.0.0.1", "::1"})
  void portThatIsTakenIsBusyAndItsOwnerHidden(String address) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      int port = server.getLocalPort();
      PortView view = host.ports().look(false);
      assertEquals(Answer.BUSY, host.bindProbe().tryBind(port, Protocol.TCP));
      assertTrue(view.isBound(port, Protocol.TCP));
      assertEquals(new PortUse.Hidden(List.of()), view.use(port, Protocol.TCP, List.of()));
    }
  }

  @Test
  void freePortIsIdle() throws IOException {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    PortView view = host.ports().look(true);
    assertEquals(new PortUse.Idle(), view.use(port, Protocol.BOTH, List.of()));
  }

  @Test
  void udpPortThatIsTakenIsBusy() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0)) {
      int port = socket.getLocalPort();
      assertEquals(Answer.BUSY, host.bindProbe().tryBind(port, Protocol.UDP));
    }
  }

  @Test
  void tableThatNamesOwnersIsAskedForThem() {
    BoundSocket bound = new BoundSocket(Protocol.TCP, SocketState.BOUND, "::", 3000, 0, 1);
    BoundSocket listener = new BoundSocket(Protocol.TCP, SocketState.LISTEN, "::1", 3000, 0, 2);
    OwnedSocket[] sockets = {
      new OwnedSocket(bound, Integer.MAX_VALUE), new OwnedSocket(listener, processes.self())
    };
    PortView view = new OwnedPortView(List.of(sockets), processes, blind(Answer.FREE));
    PortUse.Bound use =
        assertInstanceOf(PortUse.Bound.class, view.use(3000, Protocol.TCP, List.of()));
    assertEquals(List.of(listener, bound), use.sockets());
    assertEquals(
        List.of(processes.self()), use.processes().stream().map(ProcessInfo::pid).toList());
    assertEquals(List.of(), view.holders(bound));
    assertFalse(view.isBound(3000, Protocol.UDP));
  }

  private static PortView blind(Answer answer) {
    return new BindPortTable((port, protocol) -> answer).look(true);
  }

  @ParameterizedTest
  @EnumSource(
      value = Answer.class,
      names = {"DENIED", "UNKNOWN"})
  void bindThatDoesNotTellLeavesThePortInDoubt(Answer answer) {
    PortView view = blind(answer);
    assertTrue(view.isBound(3000, Protocol.TCP));
    assertInstanceOf(PortUse.Unknown.class, view.use(3000, Protocol.TCP, List.of()));
  }

  @Test
  void portThatATableDoesNotShowIsTriedByABind() {
    PortView view = new OwnedPortView(List.of(), processes, blind(Answer.BUSY));
    assertTrue(view.isBound(3000, Protocol.TCP));
    assertEquals(new PortUse.Hidden(List.of()), view.use(3000, Protocol.TCP, List.of()));
    assertFalse(
        new OwnedPortView(List.of(), processes, blind(Answer.FREE)).isBound(3000, Protocol.TCP));
  }

  @Test
  void tableThatDoesNotAnswerGivesWayToBinding() {
    OwnedPortTable table =
        new OwnedPortTable(
            "libproc",
            udp -> {
              throw new UnsatisfiedLinkError("no library");
            },
            processes,
            host.bindProbe());
    assertTrue(table.look(false).all().isEmpty());
    assertEquals("bind", table.method());
  }
}
