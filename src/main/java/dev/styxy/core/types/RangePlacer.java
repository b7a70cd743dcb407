package dev.styxy.core.types;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.Placement;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds room for one more range among those there are. */
final class RangePlacer {
  private final AutoAllocation rules;
  private final List<PortRange> taken;
  private final UnusablePorts unusable;

  /**
   * Places among these ranges.
   *
   * @param taken in any order; they may overlap
   * @param unusable passed over; they need no gap, as nobody grows there
   */
  RangePlacer(AutoAllocation rules, List<PortRange> taken, UnusablePorts unusable) {
    this.rules = rules;
    this.taken = new ArrayList<>(taken);
    this.taken.sort(Comparator.comparingInt(PortRange::first));
    this.unusable = unusable;
  }

  /**
   * A range and how it was placed in the end.
   *
   * @param placement after where smart was wanted and found no hole
   */
  record Placed(PortRange range, Placement placement) {}

  /**
   * A range of {@code size} ports.
   *
   * @param from where the search for a hole begins; the other placements ignore it
   * @throws StyxyException when there is no room
   */
  Placed place(Placement placement, int size, int from) {
    return switch (placement) {
      case AFTER -> new Placed(after(size, placement), placement);
      case BEFORE -> new Placed(before(size), placement);
      case SMART -> {
        Optional<PortRange> hole = hole(size, from);
        yield hole.isPresent()
            ? new Placed(hole.get(), placement)
            : new Placed(after(size, placement), Placement.AFTER);
      }
    };
  }

  private PortRange after(int size, Placement wanted) {
    int first = rules.minPort();
    for (PortRange range : taken) {
      first = Math.max(first, range.last() + rules.gap() + 1);
    }
    Optional<PortRange> lowest = lowest(first, rules.maxPort(), size);
    if (lowest.isEmpty()) {
      String limit = "max_port is " + rules.maxPort() + unusable.wordsFor(first, rules.maxPort());
      throw noRoom(size, "above the other ranges, from " + first + " on", limit, wanted);
    }
    return lowest.get();
  }

  private PortRange before(int size) {
    Optional<PortRange> lowest =
        taken.stream().filter(range -> range.first() >= rules.minPort()).findFirst();
    int end = lowest.isPresent() ? lowest.get().first() - rules.gap() - 1 : rules.maxPort();
    Optional<PortRange> highest = highest(rules.minPort(), end, size);
    if (highest.isEmpty() || isTouched(highest.get().first() - rules.gap(), end)) {
      throw noRoom(
          size,
          lowest.isPresent() ? "below " + lowest.get().first() + ", the lowest range" : "to " + end,
          "min_port is " + rules.minPort() + unusable.wordsFor(rules.minPort(), end),
          Placement.BEFORE);
    }
    return highest.get();
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
      Optional<PortRange> room = between(start, range.first() - 1, size);
      if (room.isPresent()) {
        return room;
      }
      start = Math.max(start, range.last() + 1);
    }
    return between(start, rules.maxPort(), size);
  }

  private Optional<PortRange> between(int start, int end, int size) {
    int last = Math.min(end, rules.maxPort()) - rules.gap();
    return lowest(start + rules.gap(), last, size);
  }

  /** The lowest stretch of usable ports from {@code from} to {@code to}, both included. */
  private Optional<PortRange> lowest(int from, int to, int size) {
    int first = from;
    while (first + size - 1 <= to) {
      OptionalInt obstacle = unusable.lastWithin(first, first + size - 1);
      if (obstacle.isEmpty()) {
        return Optional.of(new PortRange(first, first + size - 1));
      }
      first = obstacle.getAsInt() + 1;
    }
    return Optional.empty();
  }

  /** The highest one. */
  private Optional<PortRange> highest(int from, int to, int size) {
    int last = to;
    while (last - size + 1 >= from) {
      OptionalInt obstacle = unusable.firstWithin(last - size + 1, last);
      if (obstacle.isEmpty()) {
        return Optional.of(new PortRange(last - size + 1, last));
      }
      last = obstacle.getAsInt() - 1;
    }
    return Optional.empty();
  }

  private static StyxyException noRoom(int size, String where, String limit, Placement placement) {
    return new StyxyException(
        FailureCode.NO_FREE_PORT,
        "no room for a range of " + size + " ports " + where + ": auto_allocation." + limit,
        placement == Placement.SMART
            ? "lower auto_allocation.min_port in the configuration"
            : "set auto_allocation.placement to \"smart\" in the configuration",
        "styxy config types");
  }
}
