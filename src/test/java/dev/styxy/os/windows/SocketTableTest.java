package dev.styxy.os.windows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.os.portable.OwnedSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

class SocketTableTest {
  private static final byte[] LOOPBACK_4 = {127, 0, 0, 1};
  private static final byte[] LOOPBACK_6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

  /** 3000 in network order, read as a little-endian number. */
  private static final int PORT = 0xb80b;

  /** A table of one row, whose values are numbers of four bytes or whole addresses. */
  private static byte[] table(Object... row) {
    ByteBuffer bytes = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN).putInt(1);
    for (Object value : row) {
      if (value instanceof byte[] address) {
        bytes.put(address);
      } else {
        bytes.putInt((Integer) value);
      }
    }
    return bytes.array();
  }

  private static List<OwnedSocket> expected(Protocol protocol, String address) {
    SocketState state = protocol == Protocol.TCP ? SocketState.LISTEN : SocketState.BOUND;
    return List.of(new OwnedSocket(new BoundSocket(protocol, state, address, 3000, -1, 0), 42));
  }

  @Test
  void listenerOfIpv4IsDecoded() {
    byte[] table = table(2, LOOPBACK_4, PORT, 0, 0, 42);
    assertEquals(expected(Protocol.TCP, "127.0.0.1"), SocketTable.TCP4.decode(table));
  }

  @Test
  void listenerOfIpv6IsDecoded() {
    byte[] table = table(LOOPBACK_6, 0, PORT, new byte[16], 0, 0, 2, 42);
    assertEquals(expected(Protocol.TCP, "::1"), SocketTable.TCP6.decode(table));
  }

  @Test
  void udpSocketsAreDecoded() {
    assertEquals(
        expected(Protocol.UDP, "127.0.0.1"), SocketTable.UDP4.decode(table(LOOPBACK_4, PORT, 42)));
    assertEquals(
        expected(Protocol.UDP, "::1"), SocketTable.UDP6.decode(table(LOOPBACK_6, 0, PORT, 42)));
  }

  @Test
  void rowsThatAreClaimedAndNotThereAreLeftOut() {
    byte[] bytes = {3, 0, 0, 0, 1, 2, 3};
    assertEquals(List.of(), SocketTable.TCP4.decode(bytes));
  }
}
