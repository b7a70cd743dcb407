package dev.styxy.core.sandbox;

import dev.styxy.core.state.Damage;
import dev.styxy.core.state.StateStore;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Event;
import dev.styxy.model.Place;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The state of a sandbox beside one that cannot be written. Both are seen as one, so that no port
 * of either is given out again; only what is the sandbox's own is saved.
 */
final class SideBySideSession implements StateStore.Session {
  private final StateStore.Session own;
  private final StateStore.Session unwritable;
  private State lent = State.EMPTY;

  /**
   * Two states.
   *
   * @param unwritable read once, and not saved
   */
  SideBySideSession(StateStore.Session own, StateStore.Session unwritable) {
    this.own = own;
    this.unwritable = unwritable;
  }

  @Override
  public Optional<StyxyException> obstacle() {
    return own.obstacle();
  }

  @Override
  public void tellUnsaved(StyxyException failure) {
    own.tellUnsaved(failure);
  }

  /** The sandbox's own come first: what is the other's is left out where the two are at odds. */
  @Override
  public State load() {
    State mine = own.load();
    lent = unwritable.load();
    List<Allocation> allocations = new ArrayList<>(mine.allocations());
    for (Allocation allocation : lent.allocations()) {
      if (!isTaken(allocation, mine.allocations())) {
        allocations.add(allocation);
      }
    }
    List<AutoRange> ranges = new ArrayList<>(mine.autoRanges());
    for (AutoRange range : lent.autoRanges()) {
      if (isApart(range, mine.autoRanges())) {
        ranges.add(range);
      }
    }
    return new State(
        allocations,
        places(mine.places()),
        sticky(mine.sticky()),
        ranges,
        mine.counters(),
        mine.breaker(),
        mine.lastCleanup(),
        joined(lent.line(), mine.line()));
  }

  private static boolean isTaken(Allocation borrowed, List<Allocation> mine) {
    for (Allocation allocation : mine) {
      boolean isSame = allocation.lockId().equals(borrowed.lockId());
      boolean isInTheWay =
          allocation.port() == borrowed.port()
              && allocation.protocol().overlaps(borrowed.protocol());
      if (isSame || isInTheWay) {
        return true;
      }
    }
    return false;
  }

  private static boolean isApart(AutoRange borrowed, List<AutoRange> mine) {
    for (AutoRange range : mine) {
      boolean isOverlapping =
          range.range().first() <= borrowed.range().last()
              && borrowed.range().first() <= range.range().last();
      if (range.type().equals(borrowed.type()) || isOverlapping) {
        return false;
      }
    }
    return true;
  }

  /** One for each project: what the sandbox saw is younger. */
  private List<Place> places(List<Place> mine) {
    List<Place> all = new ArrayList<>(lent.places());
    for (Place place : mine) {
      all.removeIf(other -> other.project().equals(place.project()));
    }
    all.addAll(mine);
    return all;
  }

  /** Those of projects that have ports. */
  private static List<Place> placesOf(List<Allocation> allocations, List<Place> places) {
    Set<String> projects = new HashSet<>();
    for (Allocation allocation : allocations) {
      projects.add(allocation.project());
    }
    List<Place> kept = new ArrayList<>(places);
    kept.removeIf(place -> !projects.contains(place.project()));
    return kept;
  }

  /** One for each name: what the sandbox remembers is younger. */
  private List<StickyPort> sticky(List<StickyPort> mine) {
    List<StickyPort> all = new ArrayList<>(lent.sticky());
    for (StickyPort entry : mine) {
      all.removeIf(
          other ->
              other.project().equals(entry.project())
                  && other.type().equals(entry.type())
                  && other.name().equals(entry.name()));
    }
    all.addAll(mine);
    return all;
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = without(first, second);
    all.addAll(second);
    return all;
  }

  private static <T> List<T> without(List<T> all, List<T> others) {
    List<T> rest = new ArrayList<>(all);
    rest.removeAll(new HashSet<>(others));
    return rest;
  }

  @Override
  public Set<String> borrowed() {
    Set<String> lockIds = new HashSet<>();
    for (Allocation allocation : lent.allocations()) {
      lockIds.add(allocation.lockId());
    }
    return lockIds;
  }

  @Override
  public Damage damage() {
    return own.damage();
  }

  @Override
  public void save(State state) {
    Set<String> lockIds = borrowed();
    List<Allocation> mine = new ArrayList<>(state.allocations());
    mine.removeIf(allocation -> lockIds.contains(allocation.lockId()));
    own.save(
        new State(
            mine,
            placesOf(mine, state.places()),
            without(state.sticky(), lent.sticky()),
            without(state.autoRanges(), lent.autoRanges()),
            state.counters(),
            state.breaker(),
            state.lastCleanup(),
            without(state.line(), lent.line())));
  }

  @Override
  public void append(List<Event> events) {
    own.append(events);
  }

  @Override
  public void close() {
    try {
      own.close();
    } finally {
      unwritable.close();
    }
  }
}
