package dev.styxy.core.allocate;

import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortPicker;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.ports.PortRules;
import dev.styxy.core.ports.RememberedPorts;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Lease;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A lease that begins: on the port requested; otherwise on the one that the name had last;
 * otherwise on the type's own choice.
 */
final class NewLease {
  private final Host host;
  private final Settings settings;
  private final Transaction transaction;
  private final AllocationRequest request;
  private final GrantedType granted;
  private final ServiceType type;
  private final OptionalInt own;
  private final OptionalInt spot;
  private final PortRules rules;
  private final List<String> notes = new ArrayList<>();

  /**
   * A lease for this request.
   *
   * @param spot where it belongs in its project's block; empty for anywhere
   */
  NewLease(
      Host host,
      Settings settings,
      Transaction transaction,
      AllocationRequest request,
      GrantedType granted,
      OptionalInt spot) {
    this.host = host;
    this.settings = settings;
    this.transaction = transaction;
    this.request = request;
    this.granted = granted;
    this.type = granted.type();
    this.own = ownPort();
    this.spot = spot;
    this.rules = new PortRules(host, settings, transaction, own, request);
  }

  /**
   * Begins it.
   *
   * @param all the requests that are granted together, for the message when the range is exhausted
   * @throws StyxyException when no port is available
   */
  Grant begin(LockIds lockIds, List<AllocationRequest> all) {
    transaction.others().takeTurn();
    OptionalInt wanted = request.port().isPresent() ? request.port() : own;
    Optional<PortReport> displaced = Optional.empty();
    OptionalInt port = OptionalInt.empty();
    if (wanted.isPresent()) {
      displaced = refusal(wanted.getAsInt());
      port = displaced.isEmpty() ? wanted : port;
    }
    if (port.isEmpty()) {
      port = choose();
    }
    if (port.isEmpty()) {
      refuseIfBlind(type);
      throw new RangeExhausted(transaction, type, request, all).toFailure();
    }
    Allocation allocation = make(lockIds.next(), port.getAsInt());
    record(allocation);
    return new Grant(allocation, granted, Optional.empty(), request.port(), displaced, notes);
  }

  /** The port that the configuration reserves for this very service. */
  private OptionalInt ownPort() {
    if (request.name().isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<Reservation> reserved = settings.reservationOf(request.type(), request.name().get());
    return reserved.isPresent() ? OptionalInt.of(reserved.get().port()) : OptionalInt.empty();
  }

  /** Why the requested port is not available; empty when it is. */
  private Optional<PortReport> refusal(int port) {
    if (rules.finalObstacle(port, request.protocol()).isEmpty()) {
      return Optional.empty();
    }
    PortReport report =
        new PortInspector(host, settings)
            .inspect(transaction, port, request.protocol(), request, rules);
    if (request.isExact()) {
      throw new StyxyException(FailureCode.HELD, report.explanation(), suggestions(report));
    }
    return Optional.of(report);
  }

  private static String[] suggestions(PortReport report) {
    List<String> all = new ArrayList<>();
    all.add("styxy check " + Descriptions.port(report.port(), report.protocol()));
    all.addAll(report.suggestions());
    return all.toArray(new String[0]);
  }

  /** Empty when the range is exhausted. */
  private OptionalInt choose() {
    OptionalInt last = lastPort();
    if (last.isPresent() && rules.finalObstacle(last.getAsInt(), request.protocol()).isEmpty()) {
      return last;
    }
    PortPicker picker = picker();
    OptionalInt port = picker.pick(type, request.protocol());
    if (port.isEmpty()) {
      port = pickFromHoard(picker);
    }
    if (port.isEmpty()) {
      Optional<String> note = new Recycler(transaction, request, rules).takeBackOldest(type);
      note.ifPresent(notes::add);
      port = note.isPresent() ? picker.pick(type, request.protocol()) : port;
    }
    if (port.isPresent() && last.isPresent() && !last.equals(request.port())) {
      notes.add(moved(last.getAsInt(), port.getAsInt()));
    }
    return port;
  }

  /** Rather than refuse: claims of others are only words, and nothing runs on such a port. */
  private OptionalInt pickFromHoard(PortPicker picker) {
    List<Long> hoarders = transaction.others().hoarders(type.range());
    OptionalInt port = OptionalInt.empty();
    for (int i = 0; i < hoarders.size() && port.isEmpty(); i++) {
      transaction.others().passOver(hoarders.get(i));
      port = picker.pick(type, request.protocol());
    }
    if (port.isPresent()) {
      notes.add(hoarded(hoarders, port.getAsInt()));
    }
    return port;
  }

  private String hoarded(List<Long> hoarders, int port) {
    StringBuilder words = new StringBuilder();
    for (long uid : hoarders) {
      words.append(words.length() == 0 ? "uid " : ", uid ").append(uid);
    }
    boolean isOne = hoarders.size() == 1;
    return (isOne ? "another user of this machine, " : "other users of this machine, ")
        + words
        + (isOne ? ", claims" : ", claim")
        + " nearly all ports of "
        + type.name()
        + " ("
        + type.range()
        + "); nothing listens on "
        + port
        + ", which is given out nevertheless; see them: styxy list --all-users";
  }

  private OptionalInt lastPort() {
    boolean isElsewhere = request.template().isPresent() || request.isNew();
    if (!settings.isSticky() || request.name().isEmpty() || isElsewhere) {
      return isElsewhere ? OptionalInt.empty() : spot;
    }
    String name = request.name().get();
    Optional<Integer> last =
        type.isSingle()
            ? transaction.ledger().stickyPort(request.type(), name)
            : transaction.ledger().stickyPort(request.project(), request.type(), name);
    return last.isPresent() ? OptionalInt.of(last.get()) : OptionalInt.empty();
  }

  /** What other names had last is left for them while there is anything else. */
  private PortPicker picker() {
    return settings.isSticky()
        ? new PortPicker(rules, rememberedByOthers())
        : new PortPicker(rules);
  }

  private RememberedPorts rememberedByOthers() {
    Ledger ledger = transaction.ledger();
    return new RememberedPorts(
        ledger,
        new LivingProjects(host.directories(), request.project()),
        request.project(),
        ledger.stickyOfOthers(request.project(), request.type(), request.name()));
  }

  /** A port that somebody may have written down somewhere does not change silently. */
  private String moved(int last, int port) {
    PortReport report =
        new PortInspector(host, settings).inspect(transaction, last, request.protocol());
    return report.explanation()
        + "; "
        + request.name().orElseThrow()
        + " had it and moves to "
        + port;
  }

  private Allocation make(String lockId, int port) {
    Allocation allocation = make(lockId, port, ttl());
    return request.isForProject() ? allocation.forProject() : allocation;
  }

  /** A project does not expire. */
  private Ttl ttl() {
    if (request.ttl().isEmpty() && request.isForProject()) {
      return Ttl.NONE;
    }
    return request.ttl().or(type::ttl).orElse(settings.ttl());
  }

  private Allocation make(String lockId, int port, Ttl ttl) {
    return new Allocation(
        port,
        request.protocol(),
        lockId,
        request.type(),
        request.name(),
        request.project(),
        request.instance(),
        request.owner(),
        Optional.empty(),
        Lease.begin(transaction.now(), ttl));
  }

  private void record(Allocation allocation) {
    Ledger ledger = transaction.ledger();
    for (String gone : rememberedByOthers().goneProjects(allocation.port())) {
      ledger.forgetAll(gone);
    }
    ledger.add(allocation);
    ledger.count(Counters.ALLOCATIONS, 1);
    ledger.tell(Event.Kind.ALLOCATED, transaction.now().wallMillis(), allocation, "");
    boolean isNamedTcp = allocation.name().isPresent() && allocation.protocol() != Protocol.UDP;
    if (settings.isSticky() && isNamedTcp) {
      if (type.isSingle()) {
        ledger.forgetElsewhere(allocation.project(), allocation.type(), allocation.name().get());
      }
      ledger.remember(
          new StickyPort(
              allocation.project(), allocation.type(), allocation.name().get(), allocation.port()));
    }
  }

  private void refuseIfBlind(ServiceType type) {
    if (rules.isBlind(type.range().first(), request.protocol())) {
      throw new StyxyException(
          FailureCode.NO_FREE_PORT,
          "no port can be tested here, and none is given out untested: the system lets this process"
              + " make no socket, as in a sandbox without network",
          "styxy doctor");
    }
  }
}
