package dev.styxy.core.env;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.GivenPorts;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.allocate.LauncherPorts;
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
import dev.styxy.model.StyxyException;
import dev.styxy.model.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
                RequestOrigin.ENV,
                launcher(settled))
            .withBlock(ProjectBlock.members(application.config(), claimant));
    this.claimant = claimant;
    this.template = template;
    this.settled = settled;
    this.fixed = fixed;
  }

  /** The variables of the services are asked here; those of the workspace are for any service. */
  private static Optional<LauncherPorts> launcher(Map<String, String> settled) {
    for (String variable : LauncherPorts.OF_WORKSPACE) {
      if (settled.containsKey(variable)) {
        return Optional.of(new LauncherPorts(settled, List.of()));
      }
    }
    return Optional.empty();
  }

  /** The change that allocates all of them, or none. */
  public Change<List<ServiceEnv>> allocate(List<ProjectService> services) {
    return allocate(services, Map.of());
  }

  /**
   * The change that allocates all of them, and the ports that their values name, or none.
   *
   * @param ports those that other services of the project have been given in the same transaction
   */
  public Change<List<ServiceEnv>> allocate(
      List<ProjectService> services, Map<String, Integer> ports) {
    return transaction -> {
      List<ProjectService> all = withNamed(services, ports.keySet());
      List<ServiceEnv> granted = new ArrayList<>();
      Map<String, Integer> known = new LinkedHashMap<>(ports);
      for (ProjectService service : all) {
        try {
          ServiceEnv one = allocate(service, transaction);
          one.port().ifPresent(port -> known.put(service.name(), port));
          granted.add(one);
        } catch (StyxyException e) {
          throw e.code() == FailureCode.NO_FREE_PORT ? tooFew(service, all, granted, e) : e;
        }
      }
      return completed(granted, services.size(), known);
    };
  }

  /** Those that were not asked for, but have ports that the others need, come last. */
  private List<ProjectService> withNamed(List<ProjectService> services, Set<String> given) {
    Map<String, ProjectService> all = new LinkedHashMap<>();
    services.forEach(service -> all.put(service.name(), service));
    for (ProjectService service : services) {
      for (Template.PortOf other : ServiceValues.others(service)) {
        ProjectService named = application.config().services().get(other.service());
        if (named != null && !given.contains(named.name())) {
          all.putIfAbsent(named.name(), named);
        }
      }
    }
    return List.copyOf(all.values());
  }

  private List<ServiceEnv> completed(
      List<ServiceEnv> granted, int asked, Map<String, Integer> known) {
    ServiceValues values = new ServiceValues(claimant.project(), known, settled, fixed);
    List<ServiceEnv> complete = new ArrayList<>();
    for (ServiceEnv one : granted) {
      complete.add(complete.size() < asked ? values.addTo(one) : one.portAlone());
    }
    return complete;
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
      foreign += isForeign(name) ? 1 : 0;
      chosenBy = chosenBy.isEmpty() && isChosen(name, given) ? Optional.of(name) : chosenBy;
    }
    OptionalInt chosen =
        chosenBy.isPresent() ? EnvVariable.port(value(chosenBy.get())) : OptionalInt.empty();
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
    return new ServiceEnv(
        service, grant, port, variables(service, port, chosenBy, given, notes), notes);
  }

  private List<EnvVariable> variables(
      ProjectService service,
      OptionalInt granted,
      Optional<String> chosenBy,
      GivenPorts given,
      List<String> notes) {
    String port = granted.isPresent() ? Integer.toString(granted.getAsInt()) : "";
    List<EnvVariable> variables = new ArrayList<>();
    for (String name : service.env()) {
      String before = value(name);
      boolean isKept = isForeign(name) || fixed.contains(name) && isChosen(name, given);
      String value = isKept ? before : port;
      if (isKept && !value.equals(port)) {
        notes.add(keptWords(name, value));
      }
      boolean isReplacing = !before.isEmpty() && !before.equals(value);
      // The grant says why a requested port was not granted.
      if (isReplacing && chosenBy.filter(name::equals).isEmpty()) {
        notes.add(name + "=" + before + replacedWords(before, given) + ": now " + value);
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
  private boolean isChosen(String name, GivenPorts given) {
    OptionalInt port = EnvVariable.port(value(name));
    return port.isPresent()
        && !given.isLeased(port.getAsInt())
        && (fixed.contains(name) || given.remembered(port.getAsInt()).isEmpty());
  }

  private static String replacedWords(String before, GivenPorts given) {
    int port = EnvVariable.port(before).orElseThrow();
    if (given.isLeased(port)) {
      return " is the port of another allocation";
    }
    return given
        .remembered(port)
        .map(
            entry ->
                " was given to " + entry.type() + "/" + entry.name() + " of " + entry.project())
        .orElse(" is not the port of " + given.name().orElseThrow());
  }

  /** Anything but a port may be a secret, and is not repeated. */
  private static String keptWords(String name, String value) {
    return EnvVariable.port(value).isPresent()
        ? name + "=" + value + " is set already and stays"
        : name + " is set already, not to a port, and stays";
  }

  /** Nothing is granted when the port in the user's file is in use: the service stays on it. */
  private Optional<Grant> grant(
      ProjectService service, Optional<String> chosenBy, GivenPorts given, List<String> notes) {
    Transaction transaction = given.transaction();
    OptionalInt chosen =
        chosenBy.isPresent() ? EnvVariable.port(value(chosenBy.get())) : OptionalInt.empty();
    boolean isFixed = chosenBy.isPresent() && fixed.contains(chosenBy.get());
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
