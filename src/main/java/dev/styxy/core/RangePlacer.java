package dev.styxy.core;

import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds room for one more range among those there are. */
final class RangePlacer {
  private final AutoAllocation rules;
  private final List<PortRange> taken;

  /**
   * Places among these ranges.
   *
   * @param taken in any order; they may overlap
   */
  RangePlacer(AutoAllocation rules, List<PortRange> taken) {
    this.rules = rules;
    this.taken = new ArrayList<>(taken);
    this.taken.sort(Comparator.comparingInt(PortRange::first));
  }

  /**
   * A range of {@code size} ports.
   *
   * @param from where the search for a hole begins; the other placements do not heed it
   * @throws StyxyException when there is no room
   */
  PortRange place(Placement placement, int size, int from) {
    return switch (placement) {
      case AFTER -> after(size);
      case BEFORE -> before(size);
      case SMART -> hole(size, from).orElseGet(() -> after(size));
    };
  }

  private PortRange after(int size) {
    int first = rules.minPort();
    for (PortRange range : taken) {
      first = Math.max(first, range.last() + rules.gap() + 1);
    }
    int last = first + size - 1;
    if (last > rules.maxPort()) {
      throw noRoom(size, "above the other ranges", "max_port is " + rules.maxPort());
    }
    return new PortRange(first, last);
  }

  private PortRange before(int size) {
    Optional<PortRange> lowest =
        taken.stream().filter(range -> range.first() >= rules.minPort()).findFirst();
    if (lowest.isEmpty()) {
      return after(size);
    }
    int last = lowest.get().first() - rules.gap() - 1;
    int first = last - size + 1;
    if (first < rules.minPort() || isTouched(first - rules.gap(), last)) {
      throw noRoom(
          size,
          "below " + lowest.get().first() + ", the lowest range",
          "min_port is " + rules.minPort());
    }
    return new PortRange(first, last);
  }

  private boolean isTouched(int first, int last) {
    for (PortRange range : taken) {
      if (range.first() <= last && range.last() >= first) {
        return true;
      }
    }
    return false;
  }

  /** The first stretch that no range touches and that has room for a gap on either side. */
  private Optional<PortRange> hole(int size, int from) {
    int start = from;
    for (PortRange range : taken) {
      if (isWide(start, range.first() - 1, size)) {
        break;
      }
      start = Math.max(start, range.last() + 1);
    }
    int first = start + rules.gap();
    return isWide(start, rules.maxPort(), size)
        ? Optional.of(new PortRange(first, first + size - 1))
        : Optional.empty();
  }

  private boolean isWide(int start, int end, int size) {
    return Math.min(end, rules.maxPort()) - start + 1 >= size + 2 * rules.gap();
  }

  private static StyxyException noRoom(int size, String where, String limit) {
    return new StyxyException(
        FailureCode.NO_FREE_PORT,
        "no room for a range of " + size + " ports " + where + ": auto_allocation." + limit,
        "set auto_allocation.placement to \"smart\" in the configuration",
        "styxy config types");
  }
}
