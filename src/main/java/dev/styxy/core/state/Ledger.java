package dev.styxy.core.state;

import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Breaker;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.Place;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.Protocol;
import dev.styxy.model.StaleReason;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The working copy of the state during one invocation. It remembers whether it differs from what
 * was loaded, and what is to be logged.
 */
public final class Ledger {
  /** Names whose last port is remembered; the oldest is forgotten first. */
  public static final int STICKY_LIMIT = 1000;

  private final Allocations allocations;
  private final ProjectPlaces places;
  private final StickyPorts sticky;
  private final List<AutoRange> autoRanges;
  private final Map<String, Long> counters;
  private final Set<String> borrowed;
  private final List<Event> events = new ArrayList<>();

  private Breaker breaker;
  private long lastCleanup;
  private List<PlaceInLine> line;
  private boolean isChanged;

  public Ledger(State state) {
    this(state, Set.of());
  }

  /**
   * The same where some allocations are of another state, which cannot be written.
   *
   * @param borrowed their lock ids
   */
  public Ledger(State state, Set<String> borrowed) {
    this.borrowed = borrowed;
    allocations = new Allocations(state.allocations());
    places = new ProjectPlaces(state.places());
    sticky = new StickyPorts(state.sticky(), STICKY_LIMIT);
    autoRanges = new ArrayList<>(state.autoRanges());
    counters = new LinkedHashMap<>(state.counters());
    breaker = state.breaker();
    lastCleanup = state.lastCleanup();
    line = state.line();
  }

  private Ledger(Ledger other) {
    this(other.toState(), other.borrowed);
    events.addAll(other.events);
    isChanged = other.isChanged();
  }

  /** The same in a ledger of its own, which later changes of this one do not reach. */
  public Ledger copy() {
    return new Ledger(this);
  }

  /** The allocations as they are now; the list does not follow later changes. */
  public List<Allocation> allocations() {
    return allocations.all();
  }

  /** Whether any allocation covers UDP. */
  public boolean hasUdp() {
    return allocations.hasUdp();
  }

  public int size() {
    return allocations.size();
  }

  /** Whether any allocation covers the port in that protocol. */
  public boolean isAllocated(int port, Protocol protocol) {
    return allocations.isAllocated(port, protocol);
  }

  /** The allocation that covers the port in that protocol. */
  public Optional<Allocation> find(int port, Protocol protocol) {
    return allocations.find(port, protocol);
  }

  /** Whether it is of another state, which cannot be written: what is done to it is not saved. */
  public boolean isBorrowed(Allocation allocation) {
    return borrowed.contains(allocation.lockId());
  }

  /** Refuses to do to a borrowed allocation what would have to be saved. */
  public void requireOwn(Allocation allocation) {
    if (isBorrowed(allocation)) {
      throw new StyxyException(
          FailureCode.STATE_READ_ONLY,
          "port "
              + allocation.port()
              + " ("
              + allocation.label()
              + ") was allocated outside this sandbox, which cannot change that",
          "outside: styxy release " + allocation.port());
    }
  }

  public void add(Allocation allocation) {
    allocations.add(allocation);
    isChanged = true;
  }

  /** Puts a newer version of an allocation in the place of the one that was read. */
  public void replace(Allocation old, Allocation replacement) {
    allocations.replace(old, replacement);
    isChanged = true;
  }

  public void remove(Allocation allocation) {
    allocations.remove(allocation);
    sticky.noteUse(allocation);
    isChanged = true;
  }

  /**
   * Puts the list that a whole sweep made in place of the present one.
   *
   * @param isReasonToWrite else it is saved with the next change: looking stays reading
   */
  public void replaceAll(List<Allocation> survivors, boolean isReasonToWrite) {
    allocations.replaceAll(survivors);
    isChanged |= isReasonToWrite;
  }

  /**
   * The same moment, whose boot is the very text that the leases of this boot have, so that they
   * are compared in no time.
   */
  public Moment sharingBoot(Moment now) {
    for (Allocation allocation : allocations()) {
      Moment renewed = allocation.lease().renewed();
      if (renewed.isSameBoot(now)) {
        return new Moment(now.wallMillis(), renewed.bootId(), now.uptimeMillis());
      }
    }
    return now;
  }

  /** Where the project was when it got a port; absent when nothing is known. */
  public Optional<Place> place(String project) {
    return places.of(project);
  }

  /** Notes where a project is now, and forgets the places of those that have no ports any more. */
  public void note(Place place) {
    Set<String> projects = new HashSet<>();
    for (Allocation allocation : allocations()) {
      projects.add(allocation.project());
    }
    for (StickyPort entry : sticky.all()) {
      projects.add(entry.project());
    }
    places.note(place, projects);
    isChanged = true;
  }

  /** Forgets the ports that the names of a project had; true if there were any. */
  public boolean forgetAll(String project) {
    return sticky.forgetAll(project);
  }

  public Optional<Integer> stickyPort(String project, String type, String name) {
    return sticky.port(project, type, name);
  }

  /** The port that a name of a single-instance type had last, in whichever project that was. */
  public Optional<Integer> stickyPort(String type, String name) {
    return sticky.port(type, name);
  }

  /** Forgets what other projects remember of a name of a single-instance type. */
  public void forgetElsewhere(String project, String type, String name) {
    sticky.forgetElsewhere(project, type, name);
  }

  /** What is remembered of all other names, in whichever project, the longest unused first. */
  public List<StickyPort> stickyOfOthers(String project, String type, Optional<String> name) {
    return sticky.others(project, type, name);
  }

  /** Remembers the port of a name, as the youngest entry. */
  public void remember(StickyPort entry) {
    sticky.remember(entry);
  }

  /** Forgets the port of a name; true if there was one. */
  public boolean forget(String project, String type, String name) {
    return sticky.forget(project, type, name);
  }

  public List<StickyPort> sticky() {
    return sticky.all();
  }

  public List<AutoRange> autoRanges() {
    return List.copyOf(autoRanges);
  }

  public void addAutoRange(AutoRange range) {
    autoRanges.add(range);
    isChanged = true;
  }

  /** Takes the range of a type away again; true if there was one. */
  public boolean removeAutoRange(String type) {
    boolean found = autoRanges.removeIf(range -> range.type().equals(type));
    isChanged |= found;
    return found;
  }

  public Map<String, Long> counters() {
    return Map.copyOf(counters);
  }

  /**
   * Adds to a counter. Counting alone is no reason to write, or looking would become writing: the
   * sum is saved with the next change.
   */
  public void count(String counter, long amount) {
    counters.merge(counter, amount, Long::sum);
  }

  /**
   * Adds one to a counter of failures, which is reason enough to write: they must not go unseen.
   */
  public void countFailure(String counter) {
    count(counter, 1);
    isChanged = true;
  }

  public Breaker breaker() {
    return breaker;
  }

  public void setBreaker(Breaker other) {
    if (breaker.failures() != other.failures() || breaker.openedAt() != other.openedAt()) {
      breaker = other;
      isChanged = true;
    }
  }

  public long lastCleanup() {
    return lastCleanup;
  }

  /** Who waits for ports that others have, in the order of arrival; see {@link WaitingLine}. */
  public List<PlaceInLine> line() {
    return line;
  }

  void setLine(List<PlaceInLine> places) {
    line = List.copyOf(places);
    isChanged = true;
  }

  /** Adds it to the event log, which is written with the state. */
  public void tell(Event event) {
    events.add(event);
    isChanged = true;
  }

  public void tell(Event.Kind kind, long at, Allocation allocation, String detail) {
    tell(new Event(at, kind, Optional.of(allocation), Optional.empty(), detail));
  }

  /** Reclaims an allocation for a reason: removed, logged, counted. */
  public void reclaim(Allocation allocation, StaleReason reason, String evidence, long at) {
    remove(allocation);
    tellReclaimed(allocation, reason, evidence, at);
  }

  public void tellReclaimed(Allocation allocation, StaleReason reason, String evidence, long at) {
    sticky.noteUse(allocation);
    tell(
        new Event(
            at, Event.Kind.RECLAIMED, Optional.of(allocation), Optional.of(reason), evidence));
    count(Counters.reclaimed(reason), 1);
    lastCleanup = at;
    isChanged = true;
  }

  public boolean isChanged() {
    return isChanged || sticky.isChanged();
  }

  public List<Event> events() {
    return List.copyOf(events);
  }

  public State toState() {
    return new State(
        allocations(),
        places.all(),
        sticky.all(),
        List.copyOf(autoRanges),
        Map.copyOf(counters),
        breaker,
        lastCleanup,
        line);
  }
}
