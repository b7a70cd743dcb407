package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class BreakerTest {
  private static final long NOW = 1_000_000;

  private static Breaker failed(int times) {
    Breaker breaker = Breaker.CLOSED;
    for (int i = 0; i < times; i++) {
      breaker = breaker.failed(NOW);
    }
    return breaker;
  }

  @Test
  void twoFailuresLeaveItClosed() {
    assertFalse(failed(2).isOpen(NOW));
  }

  @Test
  void threeFailuresOpenIt() {
    assertTrue(failed(3).isOpen(NOW));
    assertTrue(failed(3).isOpen(NOW + 14_999));
  }

  @Test
  void afterThePauseOneTryIsLetThrough() {
    assertFalse(failed(3).isOpen(NOW + 15_000));
  }

  @Test
  void tryThatFailsOpensItAgain() {
    assertTrue(failed(3).failed(NOW + 15_000).isOpen(NOW + 20_000));
  }

  @Test
  void clockSetBackLetsATryThrough() {
    assertFalse(failed(3).isOpen(NOW - 1));
  }

  @Test
  void numberOfFailuresStaysSmall() {
    assertEquals(3, failed(100).failures());
  }
}
