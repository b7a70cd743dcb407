package dev.styxy.core.env;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.GivenPorts;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.app.Application;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Allocates one service of a group. A port that the user has set in the shell is requested, unless
 * styxy granted it to another service before: then it is a leftover.
 */
final class ServiceAllocation {
  private final Application application;
  private final Allocator allocator;
  private final Claimant claimant;
  private final Optional<String> template;
  private final SettledVariables settled;

  /**
   * For the services of a project.
   *
   * @param template shifts the preferred ports
   */
  ServiceAllocation(
      Application application,
      Allocator allocator,
      Claimant claimant,
      Optional<String> template,
      SettledVariables settled) {
    this.application = application;
    this.allocator = allocator;
    this.claimant = claimant;
    this.template = template;
    this.settled = settled;
  }

  /** Allocates it, or leaves it on the port that is set. */
  ServiceEnv allocate(ProjectService service, Transaction transaction) {
    GivenPorts given =
        new GivenPorts(
            transaction,
            claimant.project(),
            service.type(),
            Optional.of(service.name()),
            service.protocol());
    List<String> notes = new ArrayList<>();
    Optional<String> chosenBy = Optional.empty();
    int foreign = 0;
    for (String name : service.env()) {
      foreign += settled.isForeign(name) ? 1 : 0;
      chosenBy = chosenBy.isEmpty() && settled.isChosen(name, given) ? Optional.of(name) : chosenBy;
    }
    OptionalInt chosen = chosenBy.isPresent() ? settled.port(chosenBy.get()) : OptionalInt.empty();
    Optional<Grant> grant =
        foreign == service.env().size() ? Optional.empty() : grant(service, chosenBy, given, notes);
    OptionalInt port = grant.isPresent() ? OptionalInt.of(grant.get().allocation().port()) : chosen;
    boolean isAdopted = grant.isPresent() && !grant.get().isExisting();
    if (isAdopted && chosenBy.isPresent() && port.equals(chosen)) {
      notes.add(
          chosenBy.get()
              + "="
              + port.getAsInt()
              + " is set already: now allocated to "
              + service.name());
    }
    List<EnvVariable> variables =
        new GrantedVariables(settled, given).of(service, port, chosenBy, notes);
    return new ServiceEnv(service, grant, port, variables, notes);
  }

  /** Nothing is granted when the port in the user's file is in use: the service stays on it. */
  private Optional<Grant> grant(
      ProjectService service, Optional<String> chosenBy, GivenPorts given, List<String> notes) {
    Transaction transaction = given.transaction();
    OptionalInt chosen = chosenBy.isPresent() ? settled.port(chosenBy.get()) : OptionalInt.empty();
    boolean isFixed = chosenBy.isPresent() && settled.isFixed(chosenBy.get());
    boolean isAllocated = false;
    for (Allocation allocation : transaction.ledger().allocations()) {
      isAllocated |= given.isOwn(allocation);
    }
    if (isFixed && !isAllocated) {
      PortReport report =
          new PortInspector(application.host(), application.settings())
              .inspect(transaction, chosen.getAsInt(), service.protocol());
      if (!report.isAvailable()) {
        notes.add(service.name() + " stays on the port that was set: " + report.explanation());
        return Optional.empty();
      }
    }
    boolean isAsked = chosen.isPresent() && !(isFixed && isAllocated);
    AllocationRequest request = request(service, isAsked ? chosen : service.port());
    return Optional.of(allocator.grant(transaction, request));
  }

  private AllocationRequest request(ProjectService service, OptionalInt port) {
    return new AllocationRequest(
        new AllocationRequest.Service(
            service.type(), Optional.of(service.name()), service.protocol()),
        PortChoice.preferring(port, template),
        AllocationRequest.UnknownType.CHECK_SPELLING,
        Optional.empty(),
        claimant.forProject(service.isKept()));
  }
}
