package dev.styxy.os.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.BindProbe;
import dev.styxy.core.BindProbe.Answer;
import dev.styxy.model.Protocol;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindProbeTest {
  private static final String V6ONLY = "s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 1)";
  private static final String REUSE = "s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)";

  private final BindProbe probe = new LinuxBindProbe();

  @ParameterizedTest
  @CsvSource({
    "AF_INET, SOCK_STREAM, 127.0.0.1",
    "AF_INET, SOCK_STREAM, 127.0.0.2",
    "AF_INET, SOCK_STREAM, 0.0.0.0",
    "AF_INET6, SOCK_STREAM, ::1",
    "AF_INET6, SOCK_STREAM, ::",
    "AF_INET, SOCK_DGRAM, 127.0.0.1",
    "AF_INET, SOCK_DGRAM, 127.0.0.2",
    "AF_INET, SOCK_DGRAM, 0.0.0.0",
    "AF_INET6, SOCK_DGRAM, ::1",
    "AF_INET6, SOCK_DGRAM, ::",
  })
  void portIsBusyWhateverAddressItIsTakenOn(String family, String kind, String address)
      throws Exception {
    boolean isUdp = kind.equals("SOCK_DGRAM");
    String more = family.equals("AF_INET6") ? REUSE + "\n" + V6ONLY : REUSE;
    try (Child child = Child.socket(family, kind, address, more)) {
      assertEquals(Answer.BUSY, probe.tryBind(child.port(), isUdp ? Protocol.UDP : Protocol.TCP));
      assertEquals(Answer.BUSY, probe.tryBind(child.port(), Protocol.BOTH));
    }
  }

  @Test
  void freePortIsFreeAndIsFreeAgainAfterwards() throws Exception {
    int port;
    try (ServerSocket server = new ServerSocket(0)) {
      port = server.getLocalPort();
    }
    for (int i = 0; i < 3; i++) {
      assertEquals(Answer.FREE, probe.tryBind(port, Protocol.BOTH));
    }
    new ServerSocket(port).close();
  }

  @Test
  void udpSideIsNotAskedForWhereTcpAloneIsWanted() throws Exception {
    try (Child child = Child.socket("AF_INET", "SOCK_DGRAM", "127.0.0.1")) {
      assertEquals(Answer.FREE, probe.tryBind(child.port(), Protocol.TCP));
    }
  }

  @Test
  void privilegedPortIsDenied() throws Exception {
    Root.isNeeded();
    assertEquals("DENIED", Outsider.sees(List.of("unshare", "-n"), "bind", 80));
  }

  @Test
  void machineWithoutIpv6IsProbedByIpv4Alone() throws Exception {
    Root.isNeeded();
    List<String> without =
        List.of(
            "unshare",
            "-n",
            "sh",
            "-c",
            "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6 && exec \"$@\"",
            "sh");
    assertEquals("FREE", Outsider.sees(without, "bind", 3000));
  }
}
