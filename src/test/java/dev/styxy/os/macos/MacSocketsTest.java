package dev.styxy.os.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.linux.Child;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sockets of real processes, through the double of libSystem. */
class MacSocketsTest {
  private static final int SOMEBODY_ELSE = 54321;

  private LibSystemDouble system;
  private Host host;

  @BeforeEach
  void compile() throws Exception {
    system = new LibSystemDouble();
    host = system.platform().host();
  }

  @AfterEach
  void reset() {
    if (system != null) {
      system.reset();
    }
  }

  private PortUse use(int port, Protocol protocol) {
    return host.ports().look(protocol.coversUdp()).use(port, protocol, List.of());
  }

  private static List<Long> pids(PortUse use) {
    return assertInstanceOf(PortUse.Bound.class, use).processes().stream()
        .map(process -> process.pid())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0, 0.0.0.0", "127.0.0.1, 127.0.0.1", "::, ::", "::1, ::1"})
  void listenerIsSeenWithItsProcess(String address, String shown) throws Exception {
    try (Child child = Child.socket("tcp", address, 0)) {
      PortUse.Bound use = assertInstanceOf(PortUse.Bound.class, use(child.port(), Protocol.TCP));
      assertEquals(List.of(child.pid()), pids(use));
      BoundSocket socket = use.sockets().get(0);
      assertEquals(SocketState.LISTEN, socket.state());
      assertEquals(Protocol.TCP, socket.protocol());
      assertEquals(shown, socket.address());
      assertEquals(child.number(1), socket.inode());
      assertEquals(host.processes().find(child.pid()).orElseThrow().uid(), socket.uid());
      assertEquals("libproc", host.ports().method());
    }
  }

  @Test
  void udpSocketIsSeenByWhoAsksForUdp() throws Exception {
    try (Child child = Child.socket("udp", "127.0.0.1", 0)) {
      assertEquals(List.of(child.pid()), pids(use(child.port(), Protocol.UDP)));
      assertEquals(new PortUse.Idle(), use(child.port(), Protocol.TCP));
    }
  }

  @Test
  void everyProcessThatHasTheSocketIsSeen() throws Exception {
    List<String> words =
        Child.listener("tcp", "127.0.0.1", 0, "sh=sleep 600 & echo $PORT 0 $!; read line; kill $!");
    try (Child child = Child.start(words)) {
      assertEquals(2, pids(use(child.port(), Protocol.TCP)).size());
    }
  }

  /** Their descriptors are EPERM; the bind still tells that the port is taken. */
  @Test
  void socketOfAnotherUserIsHidden() throws Exception {
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      system.pretendUser(SOMEBODY_ELSE);
      PortView view = host.ports().look(false);
      assertTrue(view.isBound(child.port(), Protocol.TCP));
      assertEquals(new PortUse.Hidden(List.of()), view.use(child.port(), Protocol.TCP, List.of()));
    }
  }

  @Test
  void descriptorsThatAreOpenedMeanwhileAreReadToo() throws Exception {
    try (Child child = Child.socket("tcp", "127.0.0.1", 0, "files=300")) {
      system.openMeanwhile(310);
      assertEquals(List.of(child.pid()), pids(use(child.port(), Protocol.TCP)));
    }
  }

  @Test
  void freePortIsIdle() throws Exception {
    int port;
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      port = child.port();
    }
    assertEquals(new PortUse.Idle(), use(port, Protocol.BOTH));
  }
}
