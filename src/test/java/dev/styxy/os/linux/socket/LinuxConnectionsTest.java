package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessInfo;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.LinuxPlatform;
import dev.styxy.os.linux.Root;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LinuxConnectionsTest {
  private final Host host = LinuxPlatform.open().host();
  private final ProcessTable processes = host.processes();
  private final ConnectionTable connections = host.connections();

  private static ServerSocketChannel listen(ProtocolFamily family, String address)
      throws IOException {
    return ServerSocketChannel.open(family).bind(new InetSocketAddress(address, 0));
  }

  private static SocketChannel connect(ProtocolFamily family, String address, int port)
      throws IOException {
    SocketChannel channel = SocketChannel.open(family);
    channel.connect(new InetSocketAddress(address, port));
    return channel;
  }

  private static int port(NetworkChannel channel) throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  @Test
  void connectionIsSeenWithItsOtherEndAndItsProcess() throws Exception {
    try (ServerSocketChannel server = listen(StandardProtocolFamily.INET, "127.0.0.1");
        SocketChannel client = connect(StandardProtocolFamily.INET, "127.0.0.1", port(server))) {
      String remote = "127.0.0.1:" + port(server);
      // A connection to elsewhere that lingers may have had the same port.
      List<Connection> seen =
          connections.at(port(client)).stream().filter(c -> c.remote().equals(remote)).toList();
      assertEquals(1, seen.size());
      assertFalse(seen.get(0).isClosing());
      Optional<ProcessInfo> process = connections.processOf(seen.get(0));
      assertEquals(processes.self(), process.orElseThrow().pid());
    }
  }

  @Test
  void connectionThatOnlyLingersIsClosing() throws Exception {
    try (ServerSocketChannel server = listen(StandardProtocolFamily.INET6, "::1")) {
      SocketChannel client = connect(StandardProtocolFamily.INET6, "::1", port(server));
      int port = port(client);
      try (SocketChannel accepted = server.accept()) {
        client.close();
        assertEquals(-1, accepted.read(ByteBuffer.allocate(1)));
      }
      Connection seen = connections.at(port).get(0);
      assertTrue(seen.isClosing());
      assertEquals("[::1]:" + port(server), seen.remote());
      assertEquals(Optional.empty(), connections.processOf(seen));
    }
  }

  @Test
  void netlinkAndProcSayTheSame() throws Exception {
    // Of both families, as java.net makes them.
    try (ServerSocketChannel server = listen(StandardProtocolFamily.INET6, "::");
        SocketChannel a = connect(StandardProtocolFamily.INET, "127.0.0.1", port(server));
        SocketChannel c = connect(StandardProtocolFamily.INET6, "::1", port(server));
        SocketChannel d = connect(StandardProtocolFamily.INET, "127.0.0.2", port(server))) {
      SocketChannel b = connect(StandardProtocolFamily.INET, "127.0.0.1", port(server));
      server.accept().close();
      b.close();
      assertTrue(a.isOpen() && c.isOpen() && d.isOpen());
      List<Connection> seen = connections.at(port(server));
      assertEquals(4, seen.size(), seen.toString());
      assertEquals(
          Set.copyOf(ProcConnections.read("/proc/net/tcp", port(server))), Set.copyOf(seen));
    }
  }

  @Test
  void listenerIsNoConnection() throws Exception {
    try (Child child = Child.socket("tcp", "127.0.0.1", 0)) {
      assertEquals(List.of(), connections.at(child.port()));
    }
  }

  @Test
  void listenerInAnotherNetworkNamespaceIsFound() throws Exception {
    Root.isNeeded();
    try (Child child = Child.under(List.of("unshare", "-n"), Child.listener("tcp", "0.0.0.0", 0))) {
      Optional<ProcessInfo> listener = connections.listenerElsewhere(child.port());
      assertEquals(child.pid(), listener.orElseThrow().pid());
    }
  }

  @Test
  void processesStartedUnderALeaseAreFoundByTheirEnvironment() throws Exception {
    String id = UUID.randomUUID().toString();
    try (Child child = Child.under(List.of("env", "STYXY_LOCK_ID=" + id), Child.IDLE)) {
      List<ProcessInfo> started = processes.startedUnder(id);
      assertEquals(List.of(child.pid()), started.stream().map(ProcessInfo::pid).toList());
    }
  }

  @Test
  void usersHaveTheirNames() {
    assertEquals(Optional.of("root"), processes.userName(0));
    assertEquals(Optional.empty(), processes.userName(3_999_999_999L));
  }
}
