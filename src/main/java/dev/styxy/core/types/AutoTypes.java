package dev.styxy.core.types;

import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.AutoRule;
import dev.styxy.core.settings.Placement;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The service types that no configuration knows: each was given a range once, under the lock, and
 * keeps it in the state.
 */
public final class AutoTypes {
  private final Settings settings;
  private final NetworkLimits limits;
  private final Ledger ledger;

  /**
   * Those of this ledger.
   *
   * @param limits asked only when a range is to be placed
   */
  public AutoTypes(Settings settings, NetworkLimits limits, Ledger ledger) {
    this.settings = settings;
    this.limits = limits;
    this.ledger = ledger;
  }

  /** The type that a range was given to under this name. */
  public Optional<ServiceType> find(String name) {
    return rangeOf(name).map(AutoTypes::toType);
  }

  /** The range that was given to a type of this name. */
  public Optional<AutoRange> rangeOf(String name) {
    for (AutoRange range : ledger.autoRanges()) {
      if (range.type().equals(name)) {
        return Optional.of(range);
      }
    }
    return Optional.empty();
  }

  /** The range that applies to a type of this name; none for one that has been configured since. */
  public Optional<AutoRange> countingRangeOf(String name) {
    return settings.type(name).isPresent() ? Optional.empty() : rangeOf(name);
  }

  /** All of them, in the order of their creation, without those that have been configured since. */
  public List<ServiceType> all() {
    List<ServiceType> types = new ArrayList<>();
    for (AutoRange range : ledger.autoRanges()) {
      if (settings.type(range.type()).isEmpty()) {
        types.add(toType(range));
      }
    }
    return types;
  }

  /**
   * Gives a range to a type that has none.
   *
   * @throws StyxyException when there is no room for it
   */
  public ServiceType create(String name, long wallMillis) {
    AutoAllocation rules = settings.autoAllocation();
    Optional<AutoRule> rule = rules.ruleFor(name);
    Placement placement = placement(rules, rule);
    int size = rule.map(AutoRule::chunkSize).flatMap(AutoTypes::boxed).orElse(rules.chunkSize());
    int from = rule.map(AutoRule::preferredStart).flatMap(AutoTypes::boxed).orElse(rules.minPort());
    RangePlacer.Placed placed =
        new RangePlacer(rules, taken(), new UnusablePorts(settings, limits))
            .place(placement, size, from);
    AutoRange created = new AutoRange(name, placed.range(), placed.placement().word(), wallMillis);
    ledger.addAutoRange(created);
    tell(Event.Kind.TYPE_CREATED, created, wallMillis);
    return toType(created);
  }

  /**
   * Takes the range away from a type again.
   *
   * @throws StyxyException when it has none, or ports of it are allocated; those of a type that has
   *     been configured since do not count
   */
  public AutoRange undo(String name, long wallMillis) {
    AutoRange range = rangeOf(name).orElseThrow(() -> noRange(name));
    boolean isOverridden = settings.type(name).isPresent();
    if (!isOverridden) {
      refuseIfInUse(name);
    }
    ledger.removeAutoRange(name);
    tell(Event.Kind.TYPE_UNDONE, range, wallMillis);
    return range;
  }

  /** Names everything that is in the way, so that the advice has to be followed only once. */
  private void refuseIfInUse(String name) {
    StringBuilder holders = new StringBuilder();
    StringBuilder release = new StringBuilder("styxy release");
    for (Allocation allocation : ledger.allocations()) {
      if (allocation.type().equals(name)) {
        holders.append(holders.isEmpty() ? " " : ", ");
        holders.append(Descriptions.port(allocation.port(), allocation.protocol()));
        holders.append(" is allocated to ").append(Descriptions.of(allocation));
        release.append(' ').append(allocation.lockId());
      }
    }
    if (!holders.isEmpty()) {
      throw new StyxyException(
          FailureCode.HELD,
          "type '" + name + "' is in use:" + holders,
          "styxy list --service " + ShellWord.of(name),
          release.toString());
    }
  }

  private StyxyException noRange(String name) {
    String why =
        settings.type(name).isPresent()
            ? "type '" + name + "' is configured, its range was not chosen by styxy"
            : "no range was chosen for a type '" + name + "'";
    return new StyxyException(FailureCode.NOT_FOUND, why, "styxy config auto-allocation list");
  }

  /** Only a search uses a start, so a start implies a search. */
  private static Placement placement(AutoAllocation rules, Optional<AutoRule> rule) {
    if (rule.isEmpty()) {
      return rules.placement();
    }
    boolean hasStart = rule.get().preferredStart().isPresent();
    return rule.get().placement().orElse(hasStart ? Placement.SMART : rules.placement());
  }

  private List<PortRange> taken() {
    List<PortRange> ranges = new ArrayList<>();
    for (ServiceType type : settings.types().values()) {
      ranges.add(type.range());
    }
    for (AutoRange range : ledger.autoRanges()) {
      ranges.add(range.range());
    }
    return ranges;
  }

  private void tell(Event.Kind kind, AutoRange range, long wallMillis) {
    String detail = range.type() + " " + range.range() + ", placed " + range.placement();
    ledger.tell(new Event(wallMillis, kind, Optional.empty(), Optional.empty(), detail));
  }

  private static ServiceType toType(AutoRange range) {
    List<Integer> preferred = ServiceType.usualPreferred(range.range());
    return new ServiceType(
        range.type(), "Range chosen by styxy", preferred, range.range(), false, Optional.empty());
  }

  private static Optional<Integer> boxed(java.util.OptionalInt number) {
    return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
  }
}
