package dev.styxy.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescriptionsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "999, 0s",
    "59999, 59s",
    "60000, 1m",
    "61000, 1m 1s",
    "2700000, 45m",
    "3600000, 1h",
    "5400000, 1h 30m",
    "86400000, 1d",
    "183600000, 2d 3h"
  })
  void spanIsToldInItsTwoLargestUnits(long millis, String words) {
    assertEquals(words, Descriptions.duration(millis));
  }

  @Test
  void ipv6AddressIsInBrackets() {
    BoundSocket socket = new BoundSocket(Protocol.TCP, SocketState.LISTEN, "::1", 3000, 1000, 7);
    assertEquals("listening on [::1]:3000/tcp", Descriptions.of(socket));
  }

  @Test
  void socketThatDoesNotListenIsBound() {
    BoundSocket socket = new BoundSocket(Protocol.UDP, SocketState.BOUND, "0.0.0.0", 3000, 1000, 7);
    assertEquals("bound to 0.0.0.0:3000/udp", Descriptions.of(socket));
  }

  @Test
  void tcpIsUnderstood() {
    assertEquals("3000", Descriptions.port(3000, Protocol.TCP));
    assertEquals("3000/both", Descriptions.port(3000, Protocol.BOTH));
  }
}
