package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortRangeTest {
  private static final PortRange DEV = new PortRange(3000, 3099);

  @ParameterizedTest
  @CsvSource({"0, 10", "10, 9", "1, 65536", "-5, -1"})
  void whatIsNoRangeCannotBeMade(int first, int last) {
    assertThrows(IllegalArgumentException.class, () -> new PortRange(first, last));
  }

  @Test
  void bothEndsBelongToIt() {
    assertTrue(DEV.contains(3000) && DEV.contains(3099));
    assertFalse(DEV.contains(2999) || DEV.contains(3100));
    assertEquals(100, DEV.size());
  }

  @Test
  void overlapsWhereAPortIsShared() {
    assertTrue(DEV.overlaps(new PortRange(3099, 4000)));
    assertFalse(DEV.overlaps(new PortRange(3100, 4000)));
  }

  @Test
  void everyPortIsAPort() {
    assertTrue(PortRange.isPort(1) && PortRange.isPort(65535));
    assertFalse(PortRange.isPort(0) || PortRange.isPort(65536));
  }
}
