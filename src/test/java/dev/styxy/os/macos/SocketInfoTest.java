package dev.styxy.os.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketInfoTest {
  private static final int KIND_IN = 1;
  private static final int KIND_TCP = 2;
  private static final int UDP = 17;
  private static final int LISTEN = 1;
  private static final int CLOSED = 0;
  private static final int ESTABLISHED = 4;

  /** 3000 in network order, read as a little-endian number. */
  private static final int PORT = 0xb80b;

  private final ByteBuffer bytes =
      ByteBuffer.allocate(SocketInfo.SIZE).order(ByteOrder.nativeOrder());

  private int protocol = UDP;

  /** A socket on 127.0.0.1 of user 501: each value at the place that the header gives it. */
  private Optional<BoundSocket> decode(int kind, int state, int version) {
    bytes.putInt(40, 501).putLong(160, 4711).putInt(180, protocol).putInt(256, kind);
    bytes.putInt(268, PORT).put(288, (byte) version).putInt(324, 0x0100007f).putInt(344, state);
    return SocketInfo.decode(bytes.array());
  }

  @Test
  void listenerIsDecoded() {
    BoundSocket expected =
        new BoundSocket(Protocol.TCP, SocketState.LISTEN, "127.0.0.1", 3000, 501, 4711);
    assertEquals(Optional.of(expected), decode(KIND_TCP, LISTEN, 1));
  }

  @Test
  void connectionKeepsNobodyFromThePort() {
    assertEquals(Optional.empty(), decode(KIND_TCP, ESTABLISHED, 1));
  }

  @Test
  void udpSocketIsDecodedWhateverStandsInThePlaceOfAState() {
    BoundSocket socket = decode(KIND_IN, ESTABLISHED, 2).orElseThrow();
    assertEquals(Protocol.UDP, socket.protocol());
    assertEquals(SocketState.BOUND, socket.state());
    assertEquals("::7f00:1", socket.address());
  }

  @Test
  void socketThatIsBoundAndDoesNotListenTakesThePort() {
    assertEquals(SocketState.BOUND, decode(KIND_TCP, CLOSED, 1).orElseThrow().state());
  }

  @Test
  void socketOfBothFamiliesHasAnAddressOfIpv6() {
    assertEquals("::7f00:1", decode(KIND_TCP, LISTEN, 3).orElseThrow().address());
  }

  @Test
  void rawSocketIsNone() {
    protocol = 1;
    assertEquals(Optional.empty(), decode(KIND_IN, LISTEN, 1));
  }

  @Test
  void socketOfAnotherKindIsNone() {
    assertEquals(Optional.empty(), decode(3, LISTEN, 1));
  }
}
