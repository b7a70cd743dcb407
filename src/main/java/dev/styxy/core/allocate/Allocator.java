package dev.styxy.core.allocate;

import dev.styxy.core.owner.Owners;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortPicker;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.ports.PortRules;
import dev.styxy.core.settings.InstanceTemplate;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.text.NearestWord;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.core.types.TypeResolver;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Gives out ports: what the name has already; else the port asked for; else the one that the name
 * had last; else the type's own choice. Several requests are granted together or not at all.
 */
public final class Allocator {
  private final Host host;
  private final Settings settings;
  private final LockIds lockIds;
  private final RequestOrigin requester;
  private final Owners owners;

  /**
   * Gives out ports of this machine.
   *
   * @param requester the command, for advice
   */
  public Allocator(Host host, Settings settings, LockIds lockIds, RequestOrigin requester) {
    this.host = host;
    this.settings = settings;
    this.lockIds = lockIds;
    this.requester = requester;
    this.owners = new Owners(host.processes());
  }

  /**
   * The change that grants all of the requests, in their order.
   *
   * @throws StyxyException (from the change) when one of them cannot be granted
   */
  public Change<List<Grant>> allocate(List<AllocationRequest> requests) {
    return transaction -> {
      List<Grant> grants = new ArrayList<>(requests.size());
      for (AllocationRequest request : requests) {
        Grant grant = grant(transaction, request, requests);
        refuseTwice(grant, grants);
        grants.add(grant);
      }
      return grants;
    };
  }

  /** A single-instance service has one port; asked for twice at once, there is no second. */
  private static void refuseTwice(Grant grant, List<Grant> grants) {
    for (Grant earlier : grants) {
      if (earlier.allocation().lockId().equals(grant.allocation().lockId())) {
        throw new StyxyException(
            FailureCode.USAGE,
            grant.allocation().label() + " has one port, and was asked for more than once",
            "styxy allocate " + grant.allocation().type() + " -n another-name");
      }
    }
  }

  private Grant grant(
      Transaction transaction, AllocationRequest request, List<AllocationRequest> all) {
    AutoTypes autoTypes = new AutoTypes(settings, host.limits(), transaction.ledger());
    TypeResolver.Resolved resolved =
        new TypeResolver(settings, autoTypes, requester)
            .resolve(request.type(), request.createsType(), transaction.now().wallMillis());
    ServiceType type = shifted(resolved.type(), request);
    Optional<Allocation> existing = existing(transaction, request, type);
    Grant grant =
        existing.isPresent()
            ? renewExisting(transaction, request, type, existing.get())
            : grantNew(transaction, request, type, all);
    return grant.of(type.isSingle(), autoTypes.countingRangeOf(type.name()), resolved.isNew());
  }

  private ServiceType shifted(ServiceType type, AllocationRequest request) {
    if (request.template().isEmpty()) {
      return type;
    }
    String name = request.template().get();
    InstanceTemplate template = settings.templates().get(name);
    if (template == null) {
      throw unknownTemplate(name);
    }
    return template.shift(type);
  }

  private StyxyException unknownTemplate(String name) {
    Set<String> names = settings.templates().keySet();
    return new StyxyException(
        FailureCode.USAGE,
        "no instance template '" + name + "'; the templates are " + String.join(", ", names),
        NearestWord.to(name, names)
            .map(near -> "--template " + near)
            .orElse("styxy config instances"));
  }

  private static Optional<Allocation> existing(
      Transaction transaction, AllocationRequest request, ServiceType type) {
    boolean isAlone = request.isFresh() || request.name().isEmpty();
    if (isAlone && !type.isSingle()) {
      return Optional.empty();
    }
    Optional<Allocation> found = Optional.empty();
    for (Allocation allocation : transaction.ledger().allocations()) {
      boolean isMeant =
          allocation.type().equals(request.type())
              && allocation.name().equals(request.name())
              && (type.isSingle() || allocation.project().equals(request.project()));
      if (isMeant && allocation.protocol().covers(request.protocol())) {
        return Optional.of(allocation);
      }
      found = isMeant ? Optional.of(allocation) : found;
    }
    if (found.isPresent()) {
      throw otherProtocol(found.get(), request);
    }
    return found;
  }

  /** A second port under the name would leave open which of the two the name means. */
  private static StyxyException otherProtocol(Allocation allocation, AllocationRequest request) {
    String word = request.protocol().word();
    String message =
        Descriptions.of(allocation)
            + " has port "
            + allocation.port()
            + " already, for "
            + allocation.protocol().word()
            + " and not for "
            + word;
    String name = request.name().isPresent() ? request.name().get() + "-" + word : word;
    String again = "styxy allocate " + request.type() + " -n " + ShellWord.of(name);
    return new StyxyException(
        FailureCode.HELD,
        message,
        again + " --protocol " + word,
        "styxy release " + allocation.lockId() + ", then ask with --protocol both");
  }

  private Grant renewExisting(
      Transaction transaction, AllocationRequest request, ServiceType type, Allocation allocation) {
    List<String> notes = new ArrayList<>();
    if (request.isFresh()) {
      notes.add(type.name() + " is a single-instance type: --new does not count");
    }
    if (request.port().isPresent() && request.port().getAsInt() != allocation.port()) {
      String why = Descriptions.of(allocation) + " has port " + allocation.port() + " already";
      refuseIfExact(
          request,
          why,
          request.owns(allocation) ? "styxy release " + allocation.lockId() : "styxy list -v");
      notes.add(why + ", so " + request.port().getAsInt() + " was not given");
    }
    boolean isTemplated = request.template().isPresent() && request.port().isEmpty();
    if (isTemplated && !type.preferred().contains(allocation.port())) {
      notes.add(
          Descriptions.of(allocation)
              + " has port "
              + allocation.port()
              + " already, so the template "
              + request.template().get()
              + " was not applied");
    }
    Allocation renewed = renewed(allocation, request, type, transaction.now());
    transaction.ledger().replace(allocation, renewed);
    transaction.ledger().count(Counters.RENEWALS, 1);
    transaction
        .ledger()
        .tell(
            Event.Kind.RENEWED,
            transaction.now().wallMillis(),
            renewed,
            "asked for again" + newOwner(allocation, request));
    Optional<Judgement> seen = seenOf(transaction, allocation);
    PortUse use = seen.isPresent() ? seen.get().use() : new PortUse.Idle();
    boolean isOwn = seen.isPresent() && seen.get().kin().isPresent() && !seen.get().isOvertaken();
    if (use.isBound() && !isOwn) {
      notes.add(
          Descriptions.of(use)
              + " already, and that is no server of "
              + allocation.label()
              + ", to which port "
              + allocation.port()
              + " was allocated before");
    }
    boolean isKept =
        request.owner().isEmpty() && !owners.livingBut(Optional.empty(), renewed).isEmpty();
    return Grant.existing(renewed, isKept, use, isOwn, request.port(), notes);
  }

  private static String newOwner(Allocation allocation, AllocationRequest request) {
    boolean isNew = request.owner().isPresent() && !allocation.isOwnedBy(request.owner().get());
    return isNew ? " by " + Descriptions.of(request.owner().get()) : "";
  }

  /**
   * What is reserved stays so, and who asks is one more owner; when nobody else is left, the name
   * passes to who asks, with its session.
   */
  private Allocation renewed(
      Allocation allocation, AllocationRequest request, ServiceType type, Moment now) {
    Ttl ttl = request.ttl().orElse(allocation.lease().ttl());
    Allocation renewed = allocation.withLease(allocation.lease().renew(now).withTtl(ttl));
    if (renewed.isPinned()) {
      return renewed;
    }
    List<ProcessRef> remaining = owners.remaining(allocation);
    boolean isOfOthers = !Owners.but(request.owner(), remaining).isEmpty();
    boolean staysWithFirst = type.isSingle() && !allocation.owners().isEmpty();
    if (!isOfOthers && !staysWithFirst) {
      return renewed.withOwner(request.owner(), request.instance());
    }
    return request.owner().isPresent()
        ? renewed.withOwners(Owners.with(request.owner().get(), remaining))
        : renewed;
  }

  private static Optional<Judgement> seenOf(Transaction transaction, Allocation allocation) {
    for (Judgement judgement : transaction.sweep().kept()) {
      if (judgement.allocation().lockId().equals(allocation.lockId())) {
        return Optional.of(judgement);
      }
    }
    return Optional.empty();
  }

  private Grant grantNew(
      Transaction transaction,
      AllocationRequest request,
      ServiceType type,
      List<AllocationRequest> all) {
    OptionalInt own = ownPort(request);
    PortRules rules = new PortRules(host, settings, transaction.ledger(), transaction.ports(), own);
    OptionalInt wanted = request.port().isPresent() ? request.port() : own;
    List<String> notes = new ArrayList<>();
    Optional<PortReport> displaced = Optional.empty();
    OptionalInt port = OptionalInt.empty();
    if (wanted.isPresent()) {
      if (rules.finalObstacle(wanted.getAsInt(), request.protocol()).isEmpty()) {
        port = wanted;
      } else {
        PortReport report =
            new PortInspector(host, settings)
                .inspect(transaction, wanted.getAsInt(), request.protocol(), request, rules);
        refuseIfExact(request, report.explanation(), suggestions(report));
        displaced = Optional.of(report);
      }
    }
    if (port.isEmpty()) {
      port = choose(transaction, request, type, rules, notes);
    }
    if (port.isEmpty()) {
      throw new RangeExhausted(transaction, type, request, all).toFailure();
    }
    Allocation allocation = make(transaction, request, type, port.getAsInt());
    record(transaction, allocation, type);
    return Grant.fresh(allocation, request.port(), displaced, notes);
  }

  /** The port that the configuration keeps for this very service. */
  private OptionalInt ownPort(AllocationRequest request) {
    if (request.name().isEmpty()) {
      return OptionalInt.empty();
    }
    Optional<Reservation> own = settings.reservationOf(request.type(), request.name().get());
    return own.isPresent() ? OptionalInt.of(own.get().port()) : OptionalInt.empty();
  }

  private static String[] suggestions(PortReport report) {
    List<String> all = new ArrayList<>();
    all.add("styxy check " + Descriptions.port(report.port(), report.protocol()));
    all.addAll(report.suggestions());
    return all.toArray(new String[0]);
  }

  private static void refuseIfExact(
      AllocationRequest request, String explanation, String... suggestions) {
    if (request.isExact()) {
      throw new StyxyException(FailureCode.HELD, explanation, suggestions);
    }
  }

  /** Empty when the range is exhausted. */
  private OptionalInt choose(
      Transaction transaction,
      AllocationRequest request,
      ServiceType type,
      PortRules rules,
      List<String> notes) {
    OptionalInt last = lastPort(transaction, request, type);
    if (last.isPresent() && rules.finalObstacle(last.getAsInt(), request.protocol()).isEmpty()) {
      return last;
    }
    PortPicker picker = new PortPicker(rules, promised(transaction, request));
    OptionalInt port = picker.pick(type, request.protocol());
    if (port.isEmpty()) {
      Optional<String> note = new Recycler(transaction, request, rules).takeBackOldest(type);
      note.ifPresent(notes::add);
      port = note.isPresent() ? picker.pick(type, request.protocol()) : port;
    }
    if (port.isPresent() && last.isPresent() && !last.equals(request.port())) {
      notes.add(moved(transaction, request, last.getAsInt(), port.getAsInt()));
    }
    return port;
  }

  private OptionalInt lastPort(
      Transaction transaction, AllocationRequest request, ServiceType type) {
    boolean isElsewhere = request.template().isPresent() || request.isFresh();
    if (!settings.isSticky() || request.name().isEmpty() || isElsewhere) {
      return OptionalInt.empty();
    }
    String name = request.name().get();
    Optional<Integer> last =
        type.isSingle()
            ? transaction.ledger().stickyPort(request.type(), name)
            : transaction.ledger().stickyPort(request.project(), request.type(), name);
    return last.isPresent() ? OptionalInt.of(last.get()) : OptionalInt.empty();
  }

  /** What the project's other names had is theirs to come back to while there is anything else. */
  private BitSet promised(Transaction transaction, AllocationRequest request) {
    return settings.isSticky()
        ? transaction
            .ledger()
            .stickyPortsOfOthers(request.project(), request.type(), request.name())
        : new BitSet(0);
  }

  /** A port that somebody may have written down somewhere is not changed without a word. */
  private String moved(Transaction transaction, AllocationRequest request, int last, int port) {
    PortReport report =
        new PortInspector(host, settings).inspect(transaction, last, request.protocol());
    return report.explanation()
        + "; "
        + request.name().orElseThrow()
        + " had it and moves to "
        + port;
  }

  private Allocation make(
      Transaction transaction, AllocationRequest request, ServiceType type, int port) {
    Ttl ttl = request.ttl().or(type::ttl).orElse(settings.ttl());
    return new Allocation(
        port,
        request.protocol(),
        lockIds.next(),
        request.type(),
        request.name(),
        request.project(),
        request.instance(),
        request.owner(),
        Optional.empty(),
        Lease.begin(transaction.now(), ttl));
  }

  private void record(Transaction transaction, Allocation allocation, ServiceType type) {
    Ledger ledger = transaction.ledger();
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
}
