package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.ConnectionTable;
import dev.styxy.core.ProcessTable;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinuxConnectionsTest {
  private final LinuxPlatform platform = LinuxPlatform.open();
  private final ProcessTable processes = platform.world().processes();
  private final ConnectionTable connections = platform.connections(processes);

  @Test
  void connectionIsSeenWithItsOtherEndAndItsProcess() throws Exception {
    try (Child child =
        Child.python(
            "s = socket.socket(); s.bind(('127.0.0.1', 0)); s.listen()",
            "c = socket.create_connection(s.getsockname())",
            "print(c.getsockname()[1], s.getsockname()[1], flush=True)")) {
      List<Connection> seen = connections.at(child.port());
      assertEquals(1, seen.size());
      assertFalse(seen.get(0).isClosing());
      assertEquals("127.0.0.1:" + child.number(1), seen.get(0).remote());
      Optional<ProcessInfo> process = connections.processOf(seen.get(0));
      assertEquals(child.pid(), process.orElseThrow().pid());
    }
  }

  @Test
  void connectionThatOnlyLingersIsClosing() throws Exception {
    try (Child child =
        Child.python(
            "s = socket.socket(socket.AF_INET6); s.bind(('::1', 0)); s.listen()",
            "c = socket.create_connection(s.getsockname()[:2])",
            "port = c.getsockname()[1]",
            "a = s.accept()[0]; c.close(); a.recv(1); a.close()",
            "print(port, s.getsockname()[1], flush=True)")) {
      Connection seen = connections.at(child.port()).get(0);
      assertTrue(seen.isClosing());
      assertEquals("[::1]:" + child.number(1), seen.remote());
      assertEquals(Optional.empty(), connections.processOf(seen));
    }
  }

  @Test
  void netlinkAndProcSayTheSame() throws Exception {
    try (Child child =
        Child.python(
            "s = socket.create_server(('::', 0), family=socket.AF_INET6, dualstack_ipv6=True)",
            "address = ('127.0.0.1', s.getsockname()[1])",
            "a = socket.create_connection(address); b = socket.create_connection(address)",
            "c = socket.create_connection(('::1', address[1]))",
            "d = socket.create_connection(('127.0.0.2', address[1]))",
            "s.accept()[0].close(); b.close()",
            "print(address[1], flush=True)")) {
      List<Connection> seen = connections.at(child.port());
      assertEquals(4, seen.size(), seen.toString());
      assertEquals(
          Set.copyOf(ProcConnections.read("/proc/net/tcp", child.port())), Set.copyOf(seen));
    }
  }

  @Test
  void listenerIsNoConnection() throws Exception {
    try (Child child = Child.socket("AF_INET", "SOCK_STREAM", "127.0.0.1")) {
      assertEquals(List.of(), connections.at(child.port()));
    }
  }

  @Test
  void listenerInAnotherNetworkNamespaceIsFound() throws Exception {
    Root.isNeeded();
    try (Child child =
        Child.pythonUnder(
            List.of("unshare", "-n"),
            "s = socket.socket(); s.bind(('', 0)); s.listen()",
            "print(s.getsockname()[1], flush=True)")) {
      Optional<ProcessInfo> listener = connections.listenerElsewhere(child.port());
      assertEquals(child.pid(), listener.orElseThrow().pid());
    }
  }

  @Test
  void processesStartedUnderALeaseAreFoundByTheirEnvironment() throws Exception {
    String id = "6e1b6e52-4b7e-4d57-8a6e-3c5f0a0e9b11";
    try (Child child =
        Child.pythonUnder(List.of("env", "STYXY_LOCK_ID=" + id), "print('ready', flush=True)")) {
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
