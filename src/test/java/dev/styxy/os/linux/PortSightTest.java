package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.PortView;
import dev.styxy.core.World;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sockets of real processes, as they are seen in this network namespace. */
class PortSightTest {
  private static final String V6ONLY = "s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)";

  private final World world = LinuxPlatform.open().world();

  private static SocketRows dump(Protocol protocol) {
    SocketRows rows = new SocketRows();
    try (NetlinkDump netlink = NetlinkDump.open()) {
      netlink.collect(protocol, rows);
    }
    return rows;
  }

  private static SocketRows readFiles(Protocol protocol) {
    SocketRows rows = new SocketRows();
    ProcNet.collect(protocol, rows);
    return rows;
  }

  @ParameterizedTest
  @CsvSource({
    "AF_INET, SOCK_STREAM, 127.0.0.1",
    "AF_INET, SOCK_STREAM, 127.0.0.2",
    "AF_INET, SOCK_STREAM, 0.0.0.0",
    "AF_INET6, SOCK_STREAM, ::1",
    "AF_INET6, SOCK_STREAM, ::",
    "AF_INET, SOCK_DGRAM, 127.0.0.1",
    "AF_INET, SOCK_DGRAM, 0.0.0.0",
    "AF_INET6, SOCK_DGRAM, ::1",
    "AF_INET6, SOCK_DGRAM, ::",
  })
  void socketIsSeenOnEveryAddressWithItsOwner(String family, String kind, String address)
      throws Exception {
    boolean isUdp = kind.equals("SOCK_DGRAM");
    Protocol protocol = isUdp ? Protocol.UDP : Protocol.TCP;
    String more = family.equals("AF_INET6") ? V6ONLY : "";
    try (Child child = Child.socket(family, kind, address, more)) {
      BoundSocket expected =
          new BoundSocket(
              protocol,
              isUdp ? SocketState.BOUND : SocketState.LISTEN,
              address,
              child.port(),
              LinuxHost.read().uid(),
              child.number(1));
      assertEquals(List.of(expected), dump(protocol).at(child.port(), protocol));
      assertEquals(List.of(expected), readFiles(protocol).at(child.port(), protocol));
      PortUse use = world.ports().look(isUdp).use(child.port(), protocol, List.of());
      assertEquals(
          child.pid(), assertInstanceOf(PortUse.Bound.class, use).processes().get(0).pid());
    }
  }

  @Test
  void socketThatIsBoundAndDoesNotListenIsSeen() throws Exception {
    try (Child child =
        Child.python(
            "s = socket.socket()",
            "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
            "s.bind(('', 0))",
            "print(s.getsockname()[1], flush=True)")) {
      PortView view = world.ports().look(false);
      assertTrue(view.isBound(child.port(), Protocol.TCP));
      assertEquals(SocketState.BOUND, view.at(child.port(), Protocol.TCP).get(0).state());
      PortUse use = view.use(child.port(), Protocol.TCP, List.of(child.pid()));
      assertInstanceOf(PortUse.Bound.class, use);
    }
  }

  @Test
  void connectedUdpSocketIsSeen() throws Exception {
    try (Child child =
        Child.python(
            "s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
            "s.connect(('127.0.0.1', 9))",
            "print(s.getsockname()[1], flush=True)")) {
      assertTrue(world.ports().look(true).isBound(child.port(), Protocol.UDP));
      assertTrue(readFiles(Protocol.UDP).isBound(child.port(), Protocol.UDP));
    }
  }

  @Test
  void javaServerOnLoopbackIsShownWithItsIpv4Address() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = server.getLocalPort();
      assertEquals("127.0.0.1", world.ports().look(false).at(port, Protocol.TCP).get(0).address());
    }
  }

  @Test
  void portThatNobodyHasIsIdle() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    PortView view = world.ports().look(true);
    assertFalse(view.isBound(port, Protocol.BOTH));
    assertEquals(new PortUse.Idle(), view.use(port, Protocol.BOTH, List.of()));
    assertEquals(List.of(), view.at(port, Protocol.BOTH));
  }

  @Test
  void tcpAndUdpOfOnePortAreSeenTogether() throws Exception {
    try (Child child =
        Child.python(
            "t = socket.socket()",
            "u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)",
            "t.bind(('127.0.0.1', 0)); t.listen(); u.bind(t.getsockname())",
            "print(t.getsockname()[1], flush=True)")) {
      PortUse use = world.ports().look(true).use(child.port(), Protocol.BOTH, List.of());
      assertEquals(2, assertInstanceOf(PortUse.Bound.class, use).sockets().size());
    }
  }

  @Test
  void everyProcessThatSharesASocketIsFound() throws Exception {
    try (Child child =
        Child.python(
            "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()",
            "r, w = os.pipe()",
            "child = os.fork()",
            "if child == 0:",
            "  os.close(w); os.read(r, 1); os._exit(0)",
            "print(s.getsockname()[1], child, flush=True)")) {
      PortUse use = world.ports().look(false).use(child.port(), Protocol.TCP, List.of());
      Set<Long> pids = new HashSet<>();
      for (ProcessInfo process : assertInstanceOf(PortUse.Bound.class, use).processes()) {
        pids.add(process.pid());
      }
      assertEquals(Set.of(child.pid(), child.number(1)), pids);
    }
  }

  @Test
  void socketsOfOnePortHaveEachTheirOwnHolder() throws Exception {
    try (Child first = Child.socket("AF_INET", "SOCK_STREAM", "127.0.0.1");
        Child second =
            Child.python(
                "s = socket.socket(); s.bind(('127.0.0.2', " + first.port() + ")); s.listen()",
                "print('ready', flush=True)")) {
      PortView view = world.ports().look(false);
      for (BoundSocket socket : view.at(first.port(), Protocol.TCP)) {
        long holder = socket.address().equals("127.0.0.1") ? first.pid() : second.pid();
        List<ProcessInfo> holders = view.holders(socket);
        assertEquals(List.of(holder), holders.stream().map(ProcessInfo::pid).toList());
      }
    }
  }

  @Test
  void expectedProcessIsNamedAloneAndOthersAreNotTakenForIt() throws Exception {
    try (Child child = Child.socket("AF_INET", "SOCK_STREAM", "127.0.0.1")) {
      List<Long> expected = List.of(ProcessHandle.current().pid(), child.pid());
      PortUse use = world.ports().look(false).use(child.port(), Protocol.TCP, expected);
      List<ProcessInfo> seen = assertInstanceOf(PortUse.Bound.class, use).processes();
      assertEquals(List.of(child.pid()), seen.stream().map(ProcessInfo::pid).toList());
    }
  }

  @Test
  void descendantOfAnExpectedProcessIsFoundBeforeStrangersAreAsked() throws Exception {
    try (Child child =
        Child.python(
            "r, w = os.pipe(); pid = os.getpid()",
            "if os.fork() == 0:",
            "  if os.fork() == 0:",
            "    s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()",
            "    print(s.getsockname()[1], os.getpid(), flush=True)",
            "  os.close(w); os.read(r, 1); os._exit(0)")) {
      List<Long> family = new Descendants().of(List.of(child.pid()));
      assertEquals(child.number(1), family.get(1));
      PortUse use = world.ports().look(false).use(child.port(), Protocol.TCP, List.of(child.pid()));
      List<ProcessInfo> seen = assertInstanceOf(PortUse.Bound.class, use).processes();
      assertEquals(child.number(1), seen.get(0).pid());
    }
  }

  private static final String HOLD =
      "h = socket.socket(); h.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1);"
          + " h.bind(('', 0)); h.set_inheritable(True)";

  @Test
  void theServerIsNamedBeforeWhoOnlyHoldsThePortForIt() throws Exception {
    try (Child child =
        Child.python(
            HOLD,
            "r, w = os.pipe()",
            "if os.fork() == 0:",
            "  s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
            "  s.bind(h.getsockname()); s.listen()",
            "  print(s.getsockname()[1], os.getpid(), flush=True)",
            "  os.close(w); os.read(r, 1); os._exit(0)")) {
      PortUse.Bound bound = seen(child.port(), List.of(child.pid()));
      assertEquals(child.number(1), bound.processes().get(0).pid());
      assertEquals(SocketState.LISTEN, bound.sockets().get(0).state());
      assertEquals(List.of(), bound.bystanders());
    }
  }

  @Test
  void whoListensOverAHoldIsNamedWithWhoHolds() throws Exception {
    try (Child holder = Child.python(HOLD, "print(h.getsockname()[1], flush=True)");
        Child stranger =
            Child.python(
                "s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)",
                "s.bind(('127.0.0.1', " + holder.port() + ")); s.listen()",
                "print('ready', flush=True)")) {
      PortUse.Bound bound = seen(holder.port(), List.of(holder.pid()));
      assertEquals(List.of(stranger.pid()), pids(bound.processes()));
      assertEquals(List.of(holder.pid()), pids(bound.bystanders()));
      assertEquals(SocketState.LISTEN, bound.sockets().get(0).state());
    }
  }

  private PortUse.Bound seen(int port, List<Long> expected) {
    PortUse use = world.ports().look(false).use(port, Protocol.TCP, expected);
    return assertInstanceOf(PortUse.Bound.class, use);
  }

  private static List<Long> pids(List<ProcessInfo> processes) {
    return processes.stream().map(ProcessInfo::pid).toList();
  }

  @Test
  void socketBehindManyDescriptorsIsFound() throws Exception {
    try (Child child =
        Child.python(
            "files = [open('/dev/null') for i in range(200)]",
            "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()",
            "print(s.getsockname()[1], flush=True)")) {
      PortUse use = world.ports().look(false).use(child.port(), Protocol.TCP, List.of(child.pid()));
      assertInstanceOf(PortUse.Bound.class, use);
    }
  }

  @Test
  void ownerThatIsAnotherUserIsHidden() throws Exception {
    Root.isNeeded();
    try (Child child = Child.socket("AF_INET", "SOCK_STREAM", "127.0.0.1")) {
      String seen = Outsider.sees(List.of(), "use", child.port());
      assertTrue(seen.startsWith("Hidden[") && seen.contains("uid=0"), seen);
    }
  }

  @Test
  void portOfAnotherNetworkNamespaceIsNotSeen() throws Exception {
    Root.isNeeded();
    try (Child child =
        Child.pythonUnder(
            List.of("unshare", "-n"),
            "s = socket.socket(); s.bind(('0.0.0.0', 0)); s.listen()",
            "print(s.getsockname()[1], os.fstat(s.fileno()).st_ino, flush=True)")) {
      for (BoundSocket socket : world.ports().look(false).at(child.port(), Protocol.TCP)) {
        assertFalse(socket.inode() == child.number(1));
      }
    }
  }

  @Test
  void thousandsOfListenersAreSeenAndTheirOwnerIsFound() throws Exception {
    Root.isNeeded();
    int count = 5000;
    try (Child child =
        Child.python(
            "resource.setrlimit(resource.RLIMIT_NOFILE, (8192, 8192))",
            "l = []",
            "for i in range(" + count + "):",
            "  s = socket.socket(); s.bind(('127.0.0.3', 0)); s.listen(1); l.append(s)",
            "print(s.getsockname()[1], flush=True)")) {
      SocketRows dumped = dump(Protocol.TCP);
      SocketRows read = readFiles(Protocol.TCP);
      assertEquals(count, onAddress(dumped, "127.0.0.3").size());
      assertTrue(onAddress(dumped, "127.0.0.3").equals(onAddress(read, "127.0.0.3")));
      PortUse use = world.ports().look(false).use(child.port(), Protocol.TCP, List.of(child.pid()));
      assertInstanceOf(PortUse.Bound.class, use);
    }
  }

  private static Set<BoundSocket> onAddress(SocketRows rows, String address) {
    Set<BoundSocket> found = new HashSet<>();
    for (BoundSocket socket : rows.all()) {
      if (socket.address().equals(address)) {
        found.add(socket);
      }
    }
    return found;
  }
}
