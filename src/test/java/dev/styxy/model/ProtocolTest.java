package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ProtocolTest {

  @ParameterizedTest
  @CsvSource({
    "TCP, TCP, true",
    "TCP, UDP, false",
    "TCP, BOTH, true",
    "UDP, TCP, false",
    "UDP, UDP, true",
    "UDP, BOTH, true",
    "BOTH, TCP, true",
    "BOTH, UDP, true",
    "BOTH, BOTH, true"
  })
  void overlapsWhereASideIsShared(Protocol one, Protocol other, boolean overlaps) {
    assertEquals(overlaps, one.overlaps(other));
  }

  @ParameterizedTest
  @EnumSource
  void isFoundByItsWord(Protocol protocol) {
    assertEquals(protocol, Protocol.of(protocol.word()));
  }

  @Test
  void otherWordsAreNone() {
    assertThrows(IllegalArgumentException.class, () -> Protocol.of("TCP"));
  }
}
