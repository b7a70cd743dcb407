package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.PortHold;
import dev.styxy.core.World;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A port that a JVM holds, and that the command which it becomes goes on to hold. */
class LinuxHoldTest {
  private final World world = LinuxPlatform.open().world();

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      return server.getLocalPort();
    }
  }

  private static Child holding(int port, String... python) throws IOException {
    List<String> way = new ArrayList<>(OtherJvm.command(Becoming.class));
    way.add(Integer.toString(port));
    return Child.pythonUnder(way, python);
  }

  private static void bindStrictly(int port) throws IOException {
    try (ServerSocket stranger = new ServerSocket()) {
      stranger.setReuseAddress(false);
      stranger.bind(new InetSocketAddress(port));
    }
  }

  @Test
  void commandHoldsThePortWithoutListening() throws Exception {
    int port = freePort();
    try (Child child = holding(port, "print('ready', flush=True)")) {
      PortUse use = world.ports().look(false).use(port, Protocol.TCP, List.of(child.pid()));
      PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
      assertEquals(child.pid(), bound.processes().get(0).pid());
      assertEquals(SocketState.BOUND, bound.sockets().get(0).state());
      assertThrows(BindException.class, () -> bindStrictly(port));
    }
    assertFalse(world.ports().look(false).isBound(port, Protocol.TCP));
  }

  @Test
  void serverOfTheCommandBindsBesideTheHoldOnEveryAddress() throws Exception {
    int port = freePort();
    String server =
        "[socket.create_server((a, "
            + port
            + "), family=f).close() for f, a in"
            + " ((socket.AF_INET, '127.0.0.1'), (socket.AF_INET, ''), (socket.AF_INET6, '::1'))]";
    try (Child child =
        holding(
            port,
            server,
            "s = socket.create_server(('', " + port + "))",
            "print('ready', flush=True)")) {
      PortUse use = world.ports().look(false).use(port, Protocol.TCP, List.of(child.pid()));
      PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
      assertEquals(SocketState.LISTEN, bound.sockets().get(0).state());
      assertEquals(2, bound.sockets().size());
    }
  }

  @Test
  void descendantsGoOnToHoldThePort() throws Exception {
    int port = freePort();
    try (Child child =
        holding(
            port,
            "r, w = os.pipe()",
            "child = os.fork()",
            "if child == 0:",
            "  os.close(w); os.read(r, 1); os._exit(0)",
            "print(child, flush=True)")) {
      PortUse use = world.ports().look(false).use(port, Protocol.TCP, List.of(child.number(0)));
      PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
      assertEquals(child.number(0), bound.processes().get(0).pid());
    }
  }

  @Test
  void holdIsOutOfTheWayOfDescriptorsThatScriptsName() throws Exception {
    try (Child child =
        holding(
            freePort(),
            "fds = [int(f) for f in os.listdir('/proc/self/fd') if int(f) > 2]",
            "print(len([f for f in fds if f >= 100]), len([f for f in fds if f == 3]))",
            "sys.stdout.flush()")) {
      assertEquals(1, child.number(0));
    }
  }

  @Test
  void portThatIsTakenCannotBeHeld() throws Exception {
    try (ServerSocket server = new ServerSocket(0)) {
      assertEquals(
          PortHold.Answer.BUSY, new LinuxHold(new PassedSocket()).hold(server.getLocalPort()));
    }
  }

  @Test
  void heldPortIsNeverGivenToAStrangerWhoAsksForAnyPort() throws Exception {
    Root.isNeeded();
    String range = "/proc/sys/net/ipv4/ip_local_port_range";
    List<String> narrow =
        new ArrayList<>(
            List.of(
                "unshare",
                "-n",
                "sh",
                "-c",
                "ip link set lo up; echo 40000 40003 > " + range + "; exec \"$@\"",
                "sh"));
    narrow.addAll(OtherJvm.command(Becoming.class));
    narrow.add("40002");
    try (Child child =
        Child.pythonUnder(
            narrow,
            "server = socket.create_server(('127.0.0.1', 3000))",
            "seen = set()",
            "for i in range(10000):",
            "  s = socket.socket(); s.bind(('127.0.0.1', 0)); seen.add(s.getsockname()[1]);"
                + " s.close()",
            "for i in range(3):",
            "  c = socket.create_connection(('127.0.0.1', 3000)); seen.add(c.getsockname()[1])",
            "  c.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\\1\\0\\0\\0\\0\\0\\0\\0')",
            "  c.close()",
            "print(*sorted(seen), flush=True)")) {
      assertTrue(child.firstLine().startsWith("4000"), child.firstLine());
      assertFalse(child.firstLine().contains("40002"), child.firstLine());
    }
  }
}
