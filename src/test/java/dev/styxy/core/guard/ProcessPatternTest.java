package dev.styxy.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProcessPatternTest {
  private static ProcessPattern full(String expression) {
    return ProcessPattern.expression(expression, true, false, false).orElseThrow();
  }

  @Test
  void anExpressionMatchesAnywhere() {
    assertTrue(full("next dev").matches("node", "node /app/next dev"));
    assertFalse(full("next start").matches("node", "node /app/next dev"));
  }

  @Test
  void aNameIsMatchedWholeAndAsTheKernelKeepsIt() {
    ProcessPattern node = ProcessPattern.name("node", false).orElseThrow();
    assertTrue(node.matches("node", "anything"));
    assertFalse(node.matches("nodemon", "node"));
    ProcessPattern long16 =
        ProcessPattern.name("a-very-long-name-of-a-server", false).orElseThrow();
    assertTrue(long16.matches("a-very-long-nam", ""));
  }

  @Test
  void whatIsNoExpressionMeansNobody() {
    assertEquals(Optional.empty(), ProcessPattern.expression("(", true, false, false));
    assertEquals(Optional.empty(), ProcessPattern.expression("", true, false, false));
  }

  @Test
  void anExpressionThatTakesForEverIsGivenUp() {
    assertFalse(full("(a+)+$").matches("x", "a".repeat(4000) + "b"));
  }
}
