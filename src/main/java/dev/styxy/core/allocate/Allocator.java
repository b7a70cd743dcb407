package dev.styxy.core.allocate;

import dev.styxy.core.owner.Owners;
import dev.styxy.core.owner.ProjectPlaces;
import dev.styxy.core.settings.InstanceTemplate;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.text.NearestWord;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.core.types.TypeResolver;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Allocates ports: the one that the name has already ({@link ExistingLease}); otherwise a new one
 * ({@link NewLease}). Several requests are granted together or not at all. It is made before the
 * lock is taken.
 */
public final class Allocator {
  private final Host host;
  private final Settings settings;
  private final LockIds lockIds;
  private final RequestOrigin requester;
  private final Owners owners;
  private final Optional<LauncherPorts> launcher;
  private final ProjectPlaces places;
  private final BlockMembers block;

  /**
   * Allocates ports of this machine.
   *
   * @param requester the command, for advice
   */
  public Allocator(Host host, Settings settings, LockIds lockIds, RequestOrigin requester) {
    this(host, settings, lockIds, requester, Optional.empty());
  }

  /**
   * The same, for a process whose launcher has set ports aside.
   *
   * @param launcher asked for first
   */
  public Allocator(
      Host host,
      Settings settings,
      LockIds lockIds,
      RequestOrigin requester,
      Optional<LauncherPorts> launcher) {
    this(host, settings, lockIds, requester, launcher, new BlockMembers(List.of()));
    host.limits().prepare();
  }

  private Allocator(
      Host host,
      Settings settings,
      LockIds lockIds,
      RequestOrigin requester,
      Optional<LauncherPorts> launcher,
      BlockMembers block) {
    this.launcher = launcher;
    this.block = block;
    this.host = host;
    this.settings = settings;
    this.lockIds = lockIds;
    this.requester = requester;
    this.owners = new Owners(host.processes());
    this.places = new ProjectPlaces(host.directories());
  }

  /** The same for a project in which these are to have consecutive ports. */
  public Allocator withBlock(List<AllocationRequest> members) {
    return members.isEmpty()
        ? this
        : new Allocator(host, settings, lockIds, requester, launcher, new BlockMembers(members));
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

  /** A single-instance service has one port; a second request in the same transaction fails. */
  private static void refuseTwice(Grant grant, List<Grant> grants) {
    for (Grant earlier : grants) {
      if (earlier.allocation().lockId().equals(grant.allocation().lockId())) {
        throw new StyxyException(
            FailureCode.USAGE,
            grant.allocation().label() + " has one port, and was requested more than once",
            "styxy allocate " + grant.allocation().type() + " -n another-name");
      }
    }
  }

  /**
   * Grants one request.
   *
   * @throws StyxyException when it cannot be granted
   */
  public Grant grant(Transaction transaction, AllocationRequest request) {
    return grant(transaction, request, List.of(request));
  }

  private Grant grant(
      Transaction transaction, AllocationRequest request, List<AllocationRequest> all) {
    BlockMembers.Spot spot =
        block.include(request)
            ? block.settle(
                request,
                transaction,
                resolve(transaction, block.requests().get(0)).type(),
                host,
                settings)
            : BlockMembers.Spot.ANYWHERE;
    Grant grant = grantOne(transaction, request, all, spot.port());
    for (String note : spot.notes()) {
      grant = grant.noting(note);
    }
    return grant;
  }

  private Grant grantOne(
      Transaction transaction,
      AllocationRequest given,
      List<AllocationRequest> all,
      OptionalInt spot) {
    GrantedType type = resolve(transaction, given);
    AllocationRequest request =
        launcher.isPresent() ? asked(transaction, given, type.type()) : given;
    Optional<Allocation> existing = ExistingLease.find(transaction, request, type.type());
    Grant grant =
        existing.isPresent()
            ? new ExistingLease(owners, transaction, request, type).renew(existing.get())
            : new NewLease(host, settings, transaction, request, type, spot).begin(lockIds, all);
    places.note(request.project(), transaction.ledger(), transaction.now().bootId());
    return grant;
  }

  private AllocationRequest asked(
      Transaction transaction, AllocationRequest request, ServiceType type) {
    GivenPorts given =
        new GivenPorts(
            transaction, request.project(), request.type(), request.name(), request.protocol());
    return launcher.get().ask(request, given, type, host, settings);
  }

  private GrantedType resolve(Transaction transaction, AllocationRequest request) {
    AutoTypes autoTypes = new AutoTypes(settings, host.limits(), transaction.ledger());
    boolean insists = request.unknownType() == AllocationRequest.UnknownType.CREATE;
    TypeResolver.Resolved resolved =
        new TypeResolver(settings, autoTypes, requester)
            .resolve(request.type(), insists, transaction.now().wallMillis());
    ServiceType type = shifted(resolved.type(), request);
    return new GrantedType(type, autoTypes.countingRangeOf(type.name()), resolved.isNew());
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
}
