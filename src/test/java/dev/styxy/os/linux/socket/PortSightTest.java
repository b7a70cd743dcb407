package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.Headless;
import dev.styxy.os.linux.LinuxHostFacts;
import dev.styxy.os.linux.LinuxPlatform;
import dev.styxy.os.linux.Listener;
import dev.styxy.os.linux.OtherJvm;
import dev.styxy.os.linux.Outsider;
import dev.styxy.os.linux.Root;
import dev.styxy.os.linux.process.Descendants;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real sockets of real processes, as they are seen in this network namespace. */
class PortSightTest {
  private final Host host = LinuxPlatform.open().host();

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
    "tcp, 127.0.0.1",
    "tcp, 127.0.0.2",
    "tcp, 0.0.0.0",
    "tcp, ::1",
    "tcp, ::",
    "udp, 127.0.0.1",
    "udp, 0.0.0.0",
    "udp, ::1",
    "udp, ::",
  })
  void socketIsSeenOnEveryAddressWithItsOwner(String kind, String address) throws Exception {
    boolean isUdp = kind.equals("udp");
    Protocol protocol = isUdp ? Protocol.UDP : Protocol.TCP;
    String[] options = address.contains(":") ? new String[] {"IPV6_V6ONLY"} : new String[0];
    try (Child child = Child.socket(kind, address, 0, options)) {
      BoundSocket expected =
          new BoundSocket(
              protocol,
              isUdp ? SocketState.BOUND : SocketState.LISTEN,
              address,
              child.port(),
              LinuxHostFacts.read().uid(),
              child.number(1));
      assertEquals(List.of(expected), dump(protocol).at(child.port(), protocol));
      assertEquals(List.of(expected), readFiles(protocol).at(child.port(), protocol));
      PortUse use = host.ports().look(isUdp).use(child.port(), protocol, List.of());
      assertEquals(
          child.pid(), assertInstanceOf(PortUse.Bound.class, use).processes().get(0).pid());
    }
  }

  @Test
  void socketThatIsBoundAndDoesNotListenIsSeen() throws Exception {
    try (Child child = Child.socket("bound", "0.0.0.0", 0, "SO_REUSEADDR")) {
      PortView view = host.ports().look(false);
      assertTrue(view.isBound(child.port(), Protocol.TCP));
      assertEquals(SocketState.BOUND, view.at(child.port(), Protocol.TCP).get(0).state());
      PortUse use = view.use(child.port(), Protocol.TCP, List.of(child.pid()));
      assertInstanceOf(PortUse.Bound.class, use);
    }
  }

  @Test
  void connectedUdpSocketIsSeen() throws Exception {
    try (DatagramChannel socket = DatagramChannel.open(StandardProtocolFamily.INET)) {
      socket.connect(new InetSocketAddress("127.0.0.1", 9));
      int port = socket.socket().getLocalPort();
      assertTrue(host.ports().look(true).isBound(port, Protocol.UDP));
      assertTrue(readFiles(Protocol.UDP).isBound(port, Protocol.UDP));
    }
  }

  @Test
  void javaServerOnLoopbackIsShownWithItsIpv4Address() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int port = server.getLocalPort();
      assertEquals("127.0.0.1", host.ports().look(false).at(port, Protocol.TCP).get(0).address());
    }
  }

  @Test
  void portThatNobodyHasIsIdle() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    PortView view = host.ports().look(true);
    assertFalse(view.isBound(port, Protocol.BOTH));
    assertEquals(new PortUse.Idle(), view.use(port, Protocol.BOTH, List.of()));
    assertEquals(List.of(), view.at(port, Protocol.BOTH));
  }

  @Test
  void tcpAndUdpOfOnePortAreSeenTogether() throws Exception {
    try (Child tcp = Child.socket("tcp", "127.0.0.1", 0);
        Child udp = Child.socket("udp", "127.0.0.1", tcp.port())) {
      PortUse use = host.ports().look(true).use(udp.port(), Protocol.BOTH, List.of());
      assertEquals(2, assertInstanceOf(PortUse.Bound.class, use).sockets().size());
    }
  }

  @Test
  void socketOfAProcessWhoseFirstThreadHasEndedIsItsOwn() throws Exception {
    try (Child child = Child.start(OtherJvm.command(Headless.class))) {
      int port = Integer.parseInt(child.firstLine());
      for (List<Long> expected : List.of(List.<Long>of(), List.of(child.pid()))) {
        PortUse use = host.ports().look(false).use(port, Protocol.TCP, expected);
        List<ProcessInfo> found = assertInstanceOf(PortUse.Bound.class, use).processes();
        assertEquals(List.of(child.pid()), found.stream().map(ProcessInfo::pid).toList());
      }
    }
  }

  @Test
  void everyProcessThatSharesASocketIsFound() throws Exception {
    try (Child child =
        Child.socket("tcp", "127.0.0.1", 0, "sh=exec 3<&0; cat <&3 & echo $PORT $!; exec cat")) {
      PortUse use = host.ports().look(false).use(child.port(), Protocol.TCP, List.of());
      Set<Long> pids = new HashSet<>();
      for (ProcessInfo process : assertInstanceOf(PortUse.Bound.class, use).processes()) {
        pids.add(process.pid());
      }
      assertEquals(Set.of(child.pid(), child.number(1)), pids);
    }
  }

  @Test
  void socketsOfOnePortHaveEachTheirOwnHolder() throws Exception {
    try (Child first = Child.socket("tcp", "127.0.0.1", 0);
        Child second = Child.socket("tcp", "127.0.0.2", first.port())) {
      PortView view = host.ports().look(false);
      for (BoundSocket socket : view.at(first.port(), Protocol.TCP)) {
        long holder = socket.address().equals("127.0.0.1") ? first.pid() : second.pid();
        List<ProcessInfo> holders = view.holders(socket);
        assertEquals(List.of(holder), holders.stream().map(ProcessInfo::pid).toList());
      }
    }
  }

  @Test
  void expectedProcessIsNamedAloneAndOthersAreNotTakenForIt() throws Exception {
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      List<Long> expected = List.of(ProcessHandle.current().pid(), child.pid());
      PortUse use = host.ports().look(false).use(child.port(), Protocol.TCP, expected);
      List<ProcessInfo> seen = assertInstanceOf(PortUse.Bound.class, use).processes();
      assertEquals(List.of(child.pid()), seen.stream().map(ProcessInfo::pid).toList());
    }
  }

  @Test
  void descendantOfAnExpectedProcessIsFoundBeforeStrangersAreAsked() throws Exception {
    String[] server = Child.listener("tcp", "127.0.0.1", 0).toArray(String[]::new);
    try (Child child = Child.shell("exec 3<&0; (\"$@\" <&3; true) & wait", server)) {
      List<Long> family = new Descendants().of(List.of(child.pid()));
      assertEquals(child.number(2), family.get(1));
      PortUse use = host.ports().look(false).use(child.port(), Protocol.TCP, List.of(child.pid()));
      List<ProcessInfo> seen = assertInstanceOf(PortUse.Bound.class, use).processes();
      assertEquals(child.number(2), seen.get(0).pid());
    }
  }

  @Test
  void theServerIsNamedBeforeWhoOnlyHoldsThePortForIt() throws Exception {
    String server = OtherJvm.line(Listener.class, "tcp", "0.0.0.0", "$PORT", "SO_REUSEADDR");
    String script = "sh=exec 3<&0; " + server + " <&3 & wait";
    try (Child child = Child.socket("bound", "0.0.0.0", 0, "SO_REUSEADDR", script)) {
      PortUse.Bound bound = seen(child.port(), List.of(child.pid()));
      assertEquals(child.number(2), bound.processes().get(0).pid());
      assertEquals(SocketState.LISTEN, bound.sockets().get(0).state());
      assertEquals(List.of(), bound.bystanders());
    }
  }

  @Test
  void whoListensOverAHoldIsNamedWithWhoHolds() throws Exception {
    try (Child holder = Child.socket("bound", "0.0.0.0", 0, "SO_REUSEADDR");
        Child stranger = Child.socket("tcp", "127.0.0.1", holder.port(), "SO_REUSEADDR")) {
      PortUse.Bound bound = seen(holder.port(), List.of(holder.pid()));
      assertEquals(List.of(stranger.pid()), pids(bound.processes()));
      assertEquals(List.of(holder.pid()), pids(bound.bystanders()));
      assertEquals(SocketState.LISTEN, bound.sockets().get(0).state());
    }
  }

  private PortUse.Bound seen(int port, List<Long> expected) {
    PortUse use = host.ports().look(false).use(port, Protocol.TCP, expected);
    return assertInstanceOf(PortUse.Bound.class, use);
  }

  private static List<Long> pids(List<ProcessInfo> processes) {
    return processes.stream().map(ProcessInfo::pid).toList();
  }

  @Test
  void socketBehindManyDescriptorsIsFound() throws Exception {
    try (Child child = Child.socket("tcp", "127.0.0.1", 0, "files=200")) {
      PortUse use = host.ports().look(false).use(child.port(), Protocol.TCP, List.of(child.pid()));
      assertInstanceOf(PortUse.Bound.class, use);
    }
  }

  @Test
  void ownerThatIsAnotherUserIsHidden() throws Exception {
    Root.isNeeded();
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      String seen = Outsider.sees(List.of(), "use", child.port());
      assertTrue(seen.startsWith("Hidden[") && seen.contains("uid=0"), seen);
    }
  }

  @Test
  void portOfAnotherNetworkNamespaceIsNotSeen() throws Exception {
    Root.isNeeded();
    try (Child child = Child.under(List.of("unshare", "-n"), Child.listener("tcp", "0.0.0.0", 0))) {
      for (BoundSocket socket : host.ports().look(false).at(child.port(), Protocol.TCP)) {
        assertFalse(socket.inode() == child.number(1));
      }
    }
  }

  @Test
  void thousandsOfListenersAreSeenAndTheirOwnerIsFound() throws Exception {
    Root.isNeeded();
    int count = 5000;
    try (Child child =
        Child.under(
            List.of("prlimit", "--nofile=8192"),
            Child.listener("tcp", "127.0.0.3", 0, "times=" + count))) {
      SocketRows dumped = dump(Protocol.TCP);
      SocketRows read = readFiles(Protocol.TCP);
      assertEquals(count, onAddress(dumped, "127.0.0.3").size());
      assertTrue(onAddress(dumped, "127.0.0.3").equals(onAddress(read, "127.0.0.3")));
      PortUse use = host.ports().look(false).use(child.port(), Protocol.TCP, List.of(child.pid()));
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
