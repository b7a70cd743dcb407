package dev.styxy.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortScanTest extends WorkScene {
  private List<BoundPort> scan(int first, int last, Protocol protocol) {
    return engine()
        .coordinator()
        .run(new PortScan(world.world()).of(new PortRange(first, last), protocol), protocol)
        .answer();
  }

  @Test
  void aPortIsShownWithWhoHasItAndWhoseItIs() {
    given(web);
    server(600);
    processes.workIn(600, PROJECT);
    ports.listen(PORT, 600);
    BoundPort port = scan(3000, 3099, Protocol.TCP).get(0);
    assertEquals(600, port.processes().get(0).pid());
    assertEquals("web", port.allocation().orElseThrow().name().orElseThrow());
    assertEquals(PROJECT, port.project().orElseThrow());
  }

  @Test
  void nothingOfTheRangeIsLeftOutAndNothingElseShown() {
    for (int port = 2000; port < 8000; port++) {
      ports.listen(port, STRANGER);
    }
    List<BoundPort> found = scan(3000, 6999, Protocol.TCP);
    assertEquals(4000, found.size());
    assertEquals(3000, found.get(0).port());
    assertEquals(6999, found.get(3999).port());
  }

  @Test
  void tcpComesBeforeUdp() {
    ports.bind(5000, Protocol.UDP, SocketState.BOUND, "0.0.0.0", STRANGER);
    ports.listen(5000, STRANGER);
    List<BoundPort> both = scan(1, 65535, Protocol.BOTH);
    assertEquals(Protocol.TCP, both.get(0).protocol());
    assertEquals(Protocol.UDP, both.get(1).protocol());
    assertEquals(1, scan(1, 65535, Protocol.UDP).size());
  }

  @Test
  void theSocketsOfAPortAreOneRow() {
    ports.listen(5000, STRANGER);
    ports.bind(5000, Protocol.TCP, SocketState.LISTEN, "::1", STRANGER);
    assertEquals(2, scan(1, 65535, Protocol.TCP).get(0).sockets().size());
  }

  @Test
  void anUnseenProcessIsShownAsSuch() {
    ports.listen(5000);
    assertTrue(scan(1, 65535, Protocol.TCP).get(0).processes().isEmpty());
  }
}
