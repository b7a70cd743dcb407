package dev.styxy.core.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AutoRuleTest {

  private static AutoRule rule(String glob) {
    return new AutoRule(glob, OptionalInt.empty(), Optional.empty(), OptionalInt.empty());
  }

  @ParameterizedTest
  @CsvSource({
    "monitoring-*, monitoring-x, true",
    "monitoring-*, monitoring-, true",
    "monitoring-*, monitoring, false",
    "monitoring-*, my-monitoring-x, false",
    "*-db, my-db, true",
    "*-db, my-db2, false",
    "a?c, abc, true",
    "a?c, ac, false",
    "*, anything, true",
    "a*b*c, axxbyyc, true",
    "a*b*c, axxcyyb, false",
    "web, web, true",
    "web, webs, false"
  })
  void aPatternMatchesWholeNames(String glob, String type, boolean isMatch) {
    assertEquals(isMatch, rule(glob).matches(type));
  }

  @Test
  void aPatternOfManyStarsIsNoTrap() {
    assertEquals(false, rule("*a".repeat(60)).matches("a".repeat(59) + "b"));
  }

  @Test
  void theLongestPatternThatMatchesCounts() {
    AutoAllocation old = AutoAllocation.DEFAULT;
    AutoAllocation auto =
        new AutoAllocation(
            true,
            10,
            old.placement(),
            old.minPort(),
            old.maxPort(),
            true,
            10,
            List.of(rule("*"), rule("queue-*"), rule("q*")));
    assertEquals("queue-*", auto.ruleFor("queue-mail").orElseThrow().glob());
    assertEquals("q*", auto.ruleFor("quick").orElseThrow().glob());
  }
}
