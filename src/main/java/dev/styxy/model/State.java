package dev.styxy.model;

import java.util.List;
import java.util.Map;

/**
 * Everything that is remembered between invocations, for one scope.
 *
 * @param allocations in no particular order
 * @param places where the projects of these are, each project once
 * @param sticky the ports that names had last, oldest first
 * @param autoRanges ranges given to unknown types, in the order in which they were given
 * @param counters totals since the state was made, by metric name
 * @param breaker around the port probe
 * @param lastCleanup wall clock milliseconds of the last sweep that took something back; 0 for none
 * @param line who waits for ports that others have, in the order of arrival
 */
public record State(
    List<Allocation> allocations,
    List<Place> places,
    List<StickyPort> sticky,
    List<AutoRange> autoRanges,
    Map<String, Long> counters,
    Breaker breaker,
    long lastCleanup,
    List<PlaceInLine> line) {

  public static final State EMPTY =
      new State(List.of(), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0);

  /** A state that knows of no places, and in which nobody waits. */
  public State(
      List<Allocation> allocations,
      List<StickyPort> sticky,
      List<AutoRange> autoRanges,
      Map<String, Long> counters,
      Breaker breaker,
      long lastCleanup) {
    this(allocations, List.of(), sticky, autoRanges, counters, breaker, lastCleanup, List.of());
  }
}
