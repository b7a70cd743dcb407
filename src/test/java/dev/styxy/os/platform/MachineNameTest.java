package dev.styxy.os.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineNameTest {

  @Test
  void idOfAMachineIsCutShort() {
    assertEquals("3d1219c7c4c5", MachineName.of("3d1219c7c4c5404aaa1f6d2a48adfda4\n"));
  }

  @Test
  void hostsWhoseNamesBeginAlikeAreTwo() {
    assertNotEquals(MachineName.of("buildserver-01"), MachineName.of("buildserver-02"));
  }

  @Test
  void nameOfAHostIsAlwaysTheSame() {
    assertEquals("f031e47fe939", MachineName.of("buildserver-01"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../.. x\n", "a", "server.example.org", "3d1219c7c4c5404aaa1f6d2a48adfdag"})
  void anyWordIsMadeSafe(String word) {
    assertTrue(MachineName.of(word).matches("[0-9a-f]{12}"), MachineName.of(word));
  }

  @Test
  void noWordIsLocal() {
    assertEquals("local", MachineName.of(""));
  }
}
