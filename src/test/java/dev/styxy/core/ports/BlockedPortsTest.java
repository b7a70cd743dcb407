package dev.styxy.core.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockedPortsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 22, 25, 2049, 4190, 5060, 5061, 6000, 6566, 6666, 6679, 10080})
  void portsOfTheStandardAreBlocked(int port) {
    assertTrue(BlockedPorts.contains(port));
  }

  @ParameterizedTest
  @ValueSource(ints = {80, 443, 3000, 5000, 6006, 8000, 8080, 11430})
  void portsOfServersAreNot(int port) {
    assertFalse(BlockedPorts.contains(port));
  }

  @Test
  void everyOneOfThemIsFound() {
    assertEquals(82, IntStream.rangeClosed(1, 65535).filter(BlockedPorts::contains).count());
  }
}
