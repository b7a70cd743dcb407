package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import org.junit.jupiter.api.Test;

/** The two sides of a port. */
class ProtocolsTest extends AllocatorScene {

  @Test
  void bothSidesCanBeGivenToDifferentAllocations() {
    assertEquals(3000, port(Ask.of("dev")));
    assertEquals(3000, port(Ask.of("dev").protocol(Protocol.UDP)));
  }

  @Test
  void bothAtOnceNeedBothSides() {
    port(Ask.of("dev").protocol(Protocol.UDP));
    assertEquals(3001, port(Ask.of("dev").protocol(Protocol.BOTH)));
  }

  @Test
  void oneSideOfBothIsTaken() {
    port(Ask.of("dev").protocol(Protocol.BOTH));
    assertEquals(FailureCode.HELD, refusal(Ask.of("dev").exactly(3000)).code());
    assertEquals(
        FailureCode.HELD, refusal(Ask.of("dev").protocol(Protocol.UDP).exactly(3000)).code());
  }

  @Test
  void boundUdpSocketStandsInTheWayOfUdpAlone() {
    ports.bind(3000, Protocol.UDP, SocketState.BOUND, "0.0.0.0", FakeProcesses.INIT);
    assertEquals(3000, port(Ask.of("dev")));
    assertEquals(3001, port(Ask.of("dev").protocol(Protocol.UDP)));
  }

  @Test
  void udpIsNotAskedForWithoutNeed() {
    port(Ask.of("dev"));
    assertFalse(ports.isUdpAsked());
  }

  @Test
  void udpIsAskedForWhenAnAllocationCoversIt() {
    port(Ask.of("dev").protocol(Protocol.BOTH));
    port(Ask.of("dev"));
    assertTrue(ports.isUdpAsked());
  }
}
