package dev.styxy.os.linux.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.Needs;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortHold;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.LinuxPlatform;
import dev.styxy.os.linux.OtherJvm;
import dev.styxy.os.linux.PortDrawer;
import dev.styxy.os.linux.Root;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A port that a JVM holds, and that the command which it becomes goes on to hold. */
class LinuxHoldTest {
  private final Host host = LinuxPlatform.open().host();

  private static int freePort() throws IOException {
    try (ServerSocket server = new ServerSocket(0)) {
      return server.getLocalPort();
    }
  }

  private static Child holding(int port, List<String> command) throws IOException {
    List<String> way = new ArrayList<>(OtherJvm.command(Becoming.class));
    way.add(Integer.toString(port));
    return Child.under(way, command);
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
    try (Child child = holding(port, Child.IDLE)) {
      PortUse use = host.ports().look(false).use(port, Protocol.TCP, List.of(child.pid()));
      PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
      assertEquals(child.pid(), bound.processes().get(0).pid());
      assertEquals(SocketState.BOUND, bound.sockets().get(0).state());
      assertThrows(BindException.class, () -> bindStrictly(port));
    }
    assertFalse(host.ports().look(false).isBound(port, Protocol.TCP));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1"})
  void serverOfTheCommandBindsBesideTheHoldOnEveryAddress(String address) throws Exception {
    int port = freePort();
    List<String> server = Child.listener("tcp", address, port, "SO_REUSEADDR");
    try (Child child = holding(port, server)) {
      PortUse use = host.ports().look(false).use(port, Protocol.TCP, List.of(child.pid()));
      PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
      assertEquals(SocketState.LISTEN, bound.sockets().get(0).state());
      assertEquals(2, bound.sockets().size());
    }
  }

  @Test
  void descendantsGoOnToHoldThePort() throws Exception {
    int port = freePort();
    try (Child child =
        holding(port, List.of("sh", "-c", "exec 3<&0; cat <&3 & echo $!; exec cat"))) {
      PortUse use = host.ports().look(false).use(port, Protocol.TCP, List.of(child.number(0)));
      PortUse.Bound bound = assertInstanceOf(PortUse.Bound.class, use);
      assertEquals(child.number(0), bound.processes().get(0).pid());
    }
  }

  @Test
  void holdIsOutOfTheWayOfDescriptorsThatScriptsName() throws Exception {
    try (Child child =
        holding(
            freePort(), List.of("sh", "-c", "ls /proc/$$/fd | grep -Ec '^[0-9]{3}'; read line"))) {
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
    Needs.program("ip", "iproute2");
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
    narrow.addAll(OtherJvm.command(PortDrawer.class));
    narrow.addAll(List.of("10000", "100", "40002"));
    try (Child child = Child.start(narrow)) {
      assertEquals("3 false [40000, 40001, 40003]", child.firstLine());
    }
  }
}
