package dev.styxy.store.codec;

import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Breaker;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.Place;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortRange;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks every state before it is saved and after it is loaded. */
public final class StateValidator {
  private final BitSet tcp = new BitSet();
  private final BitSet udp = new BitSet();
  private final Set<String> lockIds = new HashSet<>();
  private final Set<String> places = new HashSet<>();
  private String objection = "";

  private final GoodText projects = new GoodText();
  private final GoodText instances = new GoodText();
  private final GoodText boots = new GoodText();
  private final GoodText namespaces = new GoodText();

  /** The type that was last found valid: see {@link GoodText}. */
  private String goodType = "any";

  private final GoodRows rows;

  private StateValidator(GoodRows rows) {
    this.rows = rows;
  }

  /** The first thing wrong with a state, safe to print; empty when it is valid. */
  public static String objectionTo(State state) {
    return objectionTo(state, new GoodRows());
  }

  /**
   * The first thing wrong with a state, safe to print; empty when it is valid.
   *
   * @param known the rows that need no second look; those that are found valid are added
   */
  public static String objectionTo(State state, GoodRows known) {
    StateValidator validator = new StateValidator(known);
    validator.check(state);
    return validator.objection;
  }

  private void check(State state) {
    checkTotals(state);
    rows.expect(state.allocations().size());
    for (Allocation allocation : state.allocations()) {
      checkAllocation(allocation);
    }
    for (Place place : state.places()) {
      checkPlace(place);
    }
    for (StickyPort entry : state.sticky()) {
      checkSticky(entry);
    }
    for (PlaceInLine place : state.line()) {
      checkPlace(place);
    }
    for (AutoRange range : state.autoRanges()) {
      checkAutoRange(range);
    }
    for (Map.Entry<String, Long> counter : state.counters().entrySet()) {
      checkCounter(counter.getKey(), counter.getValue());
    }
  }

  private void checkTotals(State state) {
    require(state.sticky().size() <= StateLimits.MOST_STICKY, "too many remembered ports");
    require(state.line().size() <= StateLimits.MOST_IN_LINE, "too many places in line");
    require(state.places().size() <= StateLimits.MOST_PLACES, "too many places");
    require(state.autoRanges().size() <= StateLimits.MOST_AUTO_RANGES, "too many ranges");
    require(state.counters().size() <= StateLimits.MOST_COUNTERS, "too many counters");
    require(isTime(state.lastCleanup()), "the time of the last cleanup is out of range");
    int failures = state.breaker().failures();
    require(
        failures >= 0 && failures <= Breaker.THRESHOLD && isTime(state.breaker().openedAt()),
        "the breaker is out of range");
  }

  private void checkAllocation(Allocation allocation) {
    if (!PortRange.isPort(allocation.port())) {
      object("a port is out of range: " + allocation.port());
      return;
    }
    takePort(allocation);
    if (!lockIds.add(allocation.lockId())) {
      object("a lock id appears twice", allocation);
    }
    if (!rows.contains(allocation)) {
      checkRow(allocation);
    }
  }

  /** What does not depend on the other rows. */
  private void checkRow(Allocation allocation) {
    if (!StateTexts.isLockId(allocation.lockId())) {
      object("a lock id is not a UUID", allocation);
    }
    checkTexts(allocation);
    checkLease(allocation);
    checkOwners(allocation);
    if (allocation.holder().isPresent()) {
      checkProcess(allocation.holder().get(), allocation);
    }
    if (objection.isEmpty()) {
      rows.add(allocation);
    }
  }

  private void takePort(Allocation allocation) {
    int port = allocation.port();
    boolean isTaken =
        (allocation.protocol().coversTcp() && tcp.get(port))
            || (allocation.protocol().coversUdp() && udp.get(port));
    if (isTaken) {
      object("a port is allocated twice", allocation);
    }
    if (allocation.protocol().coversTcp()) {
      tcp.set(port);
    }
    if (allocation.protocol().coversUdp()) {
      udp.set(port);
    }
  }

  private void checkTexts(Allocation allocation) {
    if (!isType(allocation.type())) {
      object("a service type's name is not valid", allocation);
    }
    if (allocation.name().isPresent() && !StateTexts.isName(allocation.name().get())) {
      object("a service's name is not valid", allocation);
    }
    if (!projects.isGood(allocation.project()) || !instances.isGood(allocation.instance())) {
      object("a project or instance is too long or contains a NUL", allocation);
    }
  }

  private void checkLease(Allocation allocation) {
    Lease lease = allocation.lease();
    if (!isTime(lease.allocatedAt())
        || !isTime(lease.renewed().wallMillis())
        || !isTime(lease.renewed().uptimeMillis())
        || !boots.isGood(lease.renewed().bootId())) {
      object("a lease's time is out of range", allocation);
    }
  }

  private void checkOwners(Allocation allocation) {
    if (allocation.owners().size() > Allocation.MOST_OWNERS) {
      object("an allocation has too many owners", allocation);
    }
    for (ProcessRef owner : allocation.owners()) {
      checkProcess(owner, allocation);
    }
  }

  private void checkProcess(ProcessRef process, Allocation allocation) {
    if (!isProcess(process)) {
      object("a process is out of range", allocation);
    }
  }

  private boolean isProcess(ProcessRef process) {
    return process.pid() > 0
        && process.pid() <= StateLimits.LARGEST_NUMBER
        && process.startToken() >= 0
        && process.startToken() <= StateLimits.LARGEST_NUMBER
        && namespaces.isGood(process.pidNamespace())
        && boots.isGood(process.bootId())
        && StateTexts.isText(process.command());
  }

  private boolean isType(String name) {
    boolean isGood = name == goodType || StateTexts.isName(name);
    goodType = isGood ? name : goodType;
    return isGood;
  }

  private void checkPlace(Place place) {
    require(
        places.add(place.project())
            && StateTexts.isText(place.project())
            && StateTexts.isText(place.anchor())
            && (place.worktree().isEmpty() || StateTexts.isText(place.worktree().get()))
            && boots.isGood(place.bootId())
            && isNumber(place.device())
            && isNumber(place.inode())
            && isNumber(place.born()),
        "a place is out of range, or its project appears twice");
  }

  private static boolean isNumber(long number) {
    return number >= 0 && number <= StateLimits.LARGEST_NUMBER;
  }

  private void checkSticky(StickyPort entry) {
    require(
        PortRange.isPort(entry.port())
            && StateTexts.isName(entry.type())
            && StateTexts.isName(entry.name())
            && StateTexts.isText(entry.project()),
        "a remembered port is out of range or its names are not valid");
  }

  private void checkPlace(PlaceInLine place) {
    Moment since = place.since();
    require(
        PortRange.isPort(place.port())
            && StateTexts.isName(place.type())
            && (place.name().isEmpty() || StateTexts.isName(place.name().get()))
            && StateTexts.isText(place.project())
            && isProcess(place.process())
            && isTime(since.wallMillis())
            && isTime(since.uptimeMillis())
            && boots.isGood(since.bootId())
            && isTime(place.patienceMillis()),
        "a place in line is out of range or its names are not valid");
  }

  private void checkAutoRange(AutoRange range) {
    require(
        StateTexts.isName(range.type())
            && StateTexts.isName(range.placement())
            && isTime(range.allocatedAt()),
        "a range's names are not valid or its time is out of range");
  }

  private void checkCounter(String name, long count) {
    require(
        StateTexts.isName(name) && count >= 0 && count <= StateLimits.LARGEST_NUMBER,
        "a counter is out of range");
  }

  private static boolean isTime(long millis) {
    return millis >= 0 && millis <= StateLimits.LATEST_MILLIS;
  }

  private void require(boolean isSo, String otherwise) {
    if (!isSo) {
      object(otherwise);
    }
  }

  private void object(String what, Allocation allocation) {
    object(what + " (port " + allocation.port() + ")");
  }

  private void object(String what) {
    if (objection.isEmpty()) {
      objection = what;
    }
  }
}
