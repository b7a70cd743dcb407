package dev.styxy.core.env;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.allocate.ProjectBlock;
import dev.styxy.core.app.Application;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Allocates the services of a project together or not at all. A port that the user has set in the
 * shell is requested, unless styxy granted it to another service before: then it is a leftover.
 * What the user's own file sets stays as it is.
 */
public final class EnvGroup {
  private final Application application;
  private final Allocator allocator;
  private final Claimant claimant;
  private final Optional<String> template;
  private final Map<String, String> settled;
  private final Set<String> fixed;

  /**
   * The group of a project.
   *
   * @param template shifts the preferred ports
   * @param settled the values that variables have already
   * @param fixed those of them that stay as they are, ports too
   */
  public EnvGroup(
      Application application,
      Claimant claimant,
      Optional<String> template,
      Map<String, String> settled,
      Set<String> fixed) {
    this.application = application;
    this.allocator =
        new Allocator(
                application.host(),
                application.settings(),
                application.lockIds(),
                RequestOrigin.ENV)
            .withBlock(ProjectBlock.members(application.config(), claimant));
    this.claimant = claimant;
    this.template = template;
    this.settled = settled;
    this.fixed = fixed;
  }

  /** The change that allocates all of them, or none. */
  public Change<List<ServiceEnv>> allocate(List<ProjectService> services) {
    return transaction -> {
      List<ServiceEnv> granted = new ArrayList<>();
      for (ProjectService service : services) {
        try {
          granted.add(allocate(service, transaction));
        } catch (StyxyException e) {
          throw e.code() == FailureCode.NO_FREE_PORT ? tooFew(service, services, granted, e) : e;
        }
      }
      return granted;
    };
  }

  /** The half of the group that is returned is not what holds the range. */
  private StyxyException tooFew(
      ProjectService service,
      List<ProjectService> services,
      List<ServiceEnv> granted,
      StyxyException exhausted) {
    int free = 0;
    int needed = 0;
    for (ServiceEnv one : granted) {
      boolean isNew = one.grant().isPresent() && !one.grant().get().isExisting();
      free += isNew && one.service().type().equals(service.type()) ? 1 : 0;
      needed -= !isNew && one.service().type().equals(service.type()) ? 1 : 0;
    }
    for (ProjectService one : services) {
      needed += one.type().equals(service.type()) ? 1 : 0;
    }
    if (free == 0) {
      return exhausted;
    }
    String range =
        application
            .settings()
            .type(service.type())
            .map(type -> " (" + type.range() + ")")
            .orElse("");
    return new StyxyException(
        FailureCode.NO_FREE_PORT,
        "the group needs "
            + needed
            + " more ports of "
            + service.type()
            + range
            + ", and "
            + free
            + (free == 1 ? " is" : " are")
            + " free",
        "styxy list --service " + service.type(),
        "styxy cleanup --dry-run");
  }

  private ServiceEnv allocate(ProjectService service, Transaction transaction) {
    List<String> notes = new ArrayList<>();
    Optional<String> chosenBy = Optional.empty();
    int foreign = 0;
    for (String name : service.env()) {
      foreign += isForeign(name) ? 1 : 0;
      chosenBy =
          chosenBy.isEmpty() && isChosen(name, service, transaction) ? Optional.of(name) : chosenBy;
    }
    Optional<Grant> grant =
        foreign == service.env().size()
            ? Optional.empty()
            : grant(service, chosenBy, transaction, notes);
    OptionalInt chosen =
        chosenBy.isPresent() ? EnvVariable.port(value(chosenBy.get())) : OptionalInt.empty();
    String port =
        grant.isPresent()
            ? Integer.toString(grant.get().allocation().port())
            : chosen.isPresent() ? Integer.toString(chosen.getAsInt()) : "";
    boolean isAdopted = grant.isPresent() && !grant.get().isExisting();
    if (isAdopted && chosenBy.isPresent() && port.equals(value(chosenBy.get()))) {
      notes.add(
          chosenBy.get() + "=" + port + " is set already: now allocated to " + service.name());
    }
    return new ServiceEnv(
        service, grant, variables(service, port, chosenBy, transaction, notes), notes);
  }

  private List<EnvVariable> variables(
      ProjectService service,
      String port,
      Optional<String> chosenBy,
      Transaction transaction,
      List<String> notes) {
    List<EnvVariable> variables = new ArrayList<>();
    for (String name : service.env()) {
      String before = value(name);
      boolean isKept =
          isForeign(name) || fixed.contains(name) && isChosen(name, service, transaction);
      String value = isKept ? before : port;
      if (isKept && !value.equals(port)) {
        notes.add(keptWords(name, value));
      }
      boolean isReplacing = !before.isEmpty() && !before.equals(value);
      // The grant says why a requested port was not granted.
      if (isReplacing && chosenBy.filter(name::equals).isEmpty()) {
        notes.add(
            name + "=" + before + replacedWords(before, service, transaction) + ": now " + value);
      }
      variables.add(new EnvVariable(name, value, isReplacing));
    }
    return variables;
  }

  private String value(String name) {
    return settled.getOrDefault(name, "");
  }

  /** Whether the user has set it to something other than a port. */
  private boolean isForeign(String name) {
    return !value(name).isEmpty() && EnvVariable.port(value(name)).isEmpty();
  }

  /** Whether the user has set it to a port that belongs to nobody else. */
  private boolean isChosen(String name, ProjectService service, Transaction transaction) {
    OptionalInt port = EnvVariable.port(value(name));
    return port.isPresent()
        && !isLeased(port.getAsInt(), service, transaction)
        && (fixed.contains(name) || given(port.getAsInt(), service, transaction).isEmpty());
  }

  private boolean isLeased(int port, ProjectService service, Transaction transaction) {
    return transaction
        .ledger()
        .find(port, service.protocol())
        .filter(allocation -> !isOf(allocation, service))
        .isPresent();
  }

  /** The other service that the port is remembered for, if any. */
  private Optional<StickyPort> given(int port, ProjectService service, Transaction transaction) {
    Optional<StickyPort> given = Optional.empty();
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (entry.port() == port) {
        if (isOf(entry, service)) {
          return Optional.empty();
        }
        given = Optional.of(entry);
      }
    }
    return given;
  }

  private boolean isOf(StickyPort entry, ProjectService service) {
    return entry.project().equals(claimant.project())
        && entry.type().equals(service.type())
        && entry.name().equals(service.name());
  }

  private String replacedWords(String before, ProjectService service, Transaction transaction) {
    int port = EnvVariable.port(before).orElseThrow();
    if (isLeased(port, service, transaction)) {
      return " is the port of another allocation";
    }
    return given(port, service, transaction)
        .map(
            entry ->
                " was given to " + entry.type() + "/" + entry.name() + " of " + entry.project())
        .orElse(" is not the port of " + service.name());
  }

  /** Anything but a port may be a secret, and is not repeated. */
  private static String keptWords(String name, String value) {
    return EnvVariable.port(value).isPresent()
        ? name + "=" + value + " is set already and stays"
        : name + " is set already, not to a port, and stays";
  }

  private boolean isOf(Allocation allocation, ProjectService service) {
    return allocation.project().equals(claimant.project())
        && allocation.type().equals(service.type())
        && allocation.name().equals(Optional.of(service.name()));
  }

  /** Nothing is granted when the port in the user's file is in use: the service stays on it. */
  private Optional<Grant> grant(
      ProjectService service,
      Optional<String> chosenBy,
      Transaction transaction,
      List<String> notes) {
    OptionalInt chosen =
        chosenBy.isPresent() ? EnvVariable.port(value(chosenBy.get())) : OptionalInt.empty();
    boolean isFixed = chosenBy.isPresent() && fixed.contains(chosenBy.get());
    boolean isAllocated = false;
    for (Allocation allocation : transaction.ledger().allocations()) {
      isAllocated |= isOf(allocation, service);
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
