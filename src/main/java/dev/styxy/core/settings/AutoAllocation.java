package dev.styxy.core.settings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whether and how service types that no configuration knows get a range of their own.
 *
 * @param chunkSize ports in a range
 * @param minPort the lowest port that a range placed after or before others may hold
 * @param maxPort the highest port of any range
 * @param gapSize free ports between two ranges, when gaps are preserved
 * @param rules for types with certain names
 */
public record AutoAllocation(
    boolean isEnabled,
    int chunkSize,
    Placement placement,
    int minPort,
    int maxPort,
    boolean preservesGaps,
    int gapSize,
    List<AutoRule> rules) {

  public static final AutoAllocation DEFAULT =
      new AutoAllocation(
          true,
          10,
          Placement.AFTER,
          10000,
          49151,
          true,
          10,
          List.of(
              new AutoRule(
                  "monitoring-*",
                  OptionalInt.of(20),
                  Optional.of(Placement.SMART),
                  OptionalInt.of(9000)),
              new AutoRule(
                  "database-*", OptionalInt.of(5), Optional.empty(), OptionalInt.of(5400))));

  /** The rule for a type: of those that match, the one with the longest pattern. */
  public Optional<AutoRule> ruleFor(String type) {
    Optional<AutoRule> best = Optional.empty();
    for (AutoRule rule : rules) {
      boolean isLonger = best.isEmpty() || rule.glob().length() > best.get().glob().length();
      if (isLonger && rule.matches(type)) {
        best = Optional.of(rule);
      }
    }
    return best;
  }

  public int gap() {
    return preservesGaps ? gapSize : 0;
  }
}
