package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.BindProbe.Answer;
import dev.styxy.model.Protocol;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.Outsider;
import dev.styxy.os.linux.Root;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindProbeTest {
  private final BindProbe probe = new LinuxBindProbe();

  @ParameterizedTest
  @CsvSource({
    "tcp, 127.0.0.1",
    "tcp, 127.0.0.2",
    "tcp, 0.0.0.0",
    "tcp, ::1",
    "tcp, ::",
    "udp, 127.0.0.1",
    "udp, 127.0.0.2",
    "udp, 0.0.0.0",
    "udp, ::1",
    "udp, ::",
  })
  void portIsBusyWhateverAddressItIsTakenOn(String kind, String address) throws Exception {
    boolean isUdp = kind.equals("udp");
    List<String> options = new ArrayList<>(List.of("SO_REUSEADDR"));
    if (address.contains(":")) {
      options.add("IPV6_V6ONLY");
    }
    try (Child child = Child.socket(kind, address, 0, options.toArray(String[]::new))) {
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
    try (Child child = Child.socket("udp", "127.0.0.1", 0)) {
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
