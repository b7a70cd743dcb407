package dev.styxy.os.linux.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketRowsTest {
  private final SocketRows rows = new SocketRows();

  private void add(Protocol protocol, boolean isListening, int port) {
    byte[] message = InetDiagMessage.encode(false, isListening, new byte[4], port, 0, 1);
    rows.add(protocol, message, 0);
  }

  private List<Integer> ports() {
    return rows.all().stream().map(BoundSocket::port).toList();
  }

  @Test
  void listenersComeFirst() {
    add(Protocol.TCP, false, 3000);
    add(Protocol.TCP, true, 3000);
    assertEquals(SocketState.LISTEN, rows.at(3000, Protocol.TCP).get(0).state());
    assertEquals(2, rows.at(3000, Protocol.TCP).size());
  }

  @Test
  void protocolsAreApartUnlessBothAreAskedFor() {
    add(Protocol.UDP, false, 3000);
    assertFalse(rows.isBound(3000, Protocol.TCP));
    assertTrue(rows.isBound(3000, Protocol.UDP));
    assertTrue(rows.isBound(3000, Protocol.BOTH));
    assertEquals(List.of(), rows.at(3000, Protocol.TCP));
    assertEquals(1, rows.at(3000, Protocol.BOTH).size());
  }

  @Test
  void allAreInOrderOfPort() {
    for (int port : new int[] {65535, 1, 3000, 80}) {
      add(Protocol.TCP, true, port);
    }
    add(Protocol.UDP, false, 79);
    assertEquals(List.of(1, 79, 80, 3000, 65535), ports());
  }

  @Test
  void rowsThatAreCutOffAreForgotten() {
    add(Protocol.TCP, true, 3000);
    assertTrue(rows.isBound(3000, Protocol.TCP));
    add(Protocol.TCP, true, 3001);
    rows.cutTo(1);
    assertFalse(rows.isBound(3001, Protocol.TCP));
    assertEquals(List.of(3000), ports());
  }

  @Test
  void thereIsRoomForEveryPort() {
    for (int port = 1; port <= 65535; port++) {
      add(Protocol.TCP, true, port);
    }
    assertEquals(65535, rows.all().size());
  }
}
