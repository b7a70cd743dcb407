package dev.styxy.cli.invocation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColorChoiceTest {

  @Test
  void terminalIsColouredAndPipeIsNot() {
    assertTrue(ColorChoice.AUTO.isColored(Map.of("TERM", "xterm"), true));
    assertFalse(ColorChoice.AUTO.isColored(Map.of("TERM", "xterm"), false));
  }

  @Test
  void noColorTurnsItOff() {
    assertFalse(ColorChoice.AUTO.isColored(Map.of("NO_COLOR", "1"), true));
  }

  @Test
  void emptyNoColorCountsAsUnset() {
    assertTrue(ColorChoice.AUTO.isColored(Map.of("NO_COLOR", ""), true));
  }

  @Test
  void forceColoursPipesToo() {
    assertTrue(ColorChoice.AUTO.isColored(Map.of("CLICOLOR_FORCE", "1"), false));
    assertFalse(ColorChoice.AUTO.isColored(Map.of("CLICOLOR_FORCE", "0"), false));
  }

  @Test
  void noColorBeatsForce() {
    assertFalse(ColorChoice.AUTO.isColored(Map.of("NO_COLOR", "1", "CLICOLOR_FORCE", "1"), true));
  }

  @Test
  void dumbTerminalIsNotColoured() {
    assertFalse(ColorChoice.AUTO.isColored(Map.of("TERM", "dumb"), true));
  }

  @Test
  void optionBeatsTheEnvironment() {
    assertTrue(ColorChoice.of("always").isColored(Map.of("NO_COLOR", "1"), false));
    assertFalse(ColorChoice.of("never").isColored(Map.of("CLICOLOR_FORCE", "1"), true));
  }

  @Test
  void otherWordsAreRefused() {
    assertThrows(StyxyException.class, () -> ColorChoice.of("sometimes"));
  }
}
