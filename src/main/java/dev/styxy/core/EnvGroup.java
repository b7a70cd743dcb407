package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Allocates the services of a project together or not at all. What the user has set already wins,
 * unless it is the port of somebody else: then it was left behind by another project.
 */
public final class EnvGroup {
  private final Engine engine;
  private final String project;
  private final String instance;
  private final Optional<ProcessRef> owner;
  private final Optional<String> template;
  private final Map<String, String> settled;

  /**
   * A group of this project.
   *
   * @param template shifts the preferred ports
   * @param settled the values that variables have already
   */
  public EnvGroup(
      Engine engine,
      String project,
      String instance,
      Optional<ProcessRef> owner,
      Optional<String> template,
      Map<String, String> settled) {
    this.engine = engine;
    this.project = project;
    this.instance = instance;
    this.owner = owner;
    this.template = template;
    this.settled = settled;
  }

  /** The change that allocates all of them, or none. */
  public Change<List<ServiceEnv>> allocate(List<ProjectService> services) {
    return turn -> {
      List<ServiceEnv> granted = new ArrayList<>();
      for (ProjectService service : services) {
        try {
          granted.add(allocate(service, turn));
        } catch (StyxyException e) {
          throw e.code() == FailureCode.NO_FREE_PORT ? tooFew(service, services, granted, e) : e;
        }
      }
      return granted;
    };
  }

  /** The half of the group that is given back is not what holds the range. */
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
        engine.settings().type(service.type()).map(type -> " (" + type.range() + ")").orElse("");
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

  private ServiceEnv allocate(ProjectService service, Turn turn) {
    List<String> notes = new ArrayList<>();
    OptionalInt chosen = OptionalInt.empty();
    String chosenBy = "";
    int foreign = 0;
    for (String name : service.env()) {
      Optional<String> value = kept(name, service, turn);
      foreign += value.isPresent() && EnvVariable.port(value.get()).isEmpty() ? 1 : 0;
      if (value.isPresent() && chosen.isEmpty()) {
        chosen = EnvVariable.port(value.get());
        chosenBy = name;
      }
    }
    Optional<Grant> grant =
        foreign == service.env().size() ? Optional.empty() : grant(service, chosen, turn, notes);
    String port =
        grant.isPresent()
            ? Integer.toString(grant.get().allocation().port())
            : chosen.isPresent() ? Integer.toString(chosen.getAsInt()) : "";
    if (chosen.isPresent() && grant.isPresent() && !grant.get().isExisting()) {
      notes.add(chosenBy + "=" + port + " is set already: now allocated to " + service.name());
    }
    List<EnvVariable> variables = variables(service, port, turn, notes);
    return new ServiceEnv(service, grant, variables, notes);
  }

  private List<EnvVariable> variables(
      ProjectService service, String port, Turn turn, List<String> notes) {
    List<EnvVariable> variables = new ArrayList<>();
    for (String name : service.env()) {
      String before = settled.getOrDefault(name, "");
      Optional<String> kept = kept(name, service, turn);
      String value = kept.orElse(port);
      boolean isReplacing = !before.isEmpty() && kept.isEmpty() && !before.equals(value);
      if (kept.isPresent() && !value.equals(port)) {
        notes.add(keptWords(name, value));
      }
      if (isReplacing) {
        notes.add(name + "=" + before + " is the port of another allocation: now " + value);
      }
      variables.add(new EnvVariable(name, value, isReplacing));
    }
    return variables;
  }

  /** What is no port may be anything, a secret included, and is not repeated. */
  private static String keptWords(String name, String value) {
    return EnvVariable.port(value).isPresent()
        ? name + "=" + value + " is set already and stays"
        : name + " is set already, to what is no port, and stays";
  }

  /** The user's own value of a variable; none when it is the port of another allocation. */
  private Optional<String> kept(String name, ProjectService service, Turn turn) {
    String value = settled.getOrDefault(name, "");
    OptionalInt port = EnvVariable.port(value);
    boolean isForeign =
        port.isPresent()
            && turn.ledger()
                .find(port.getAsInt(), service.protocol())
                .filter(allocation -> !isOf(allocation, service))
                .isPresent();
    return value.isEmpty() || isForeign ? Optional.empty() : Optional.of(value);
  }

  private boolean isOf(Allocation allocation, ProjectService service) {
    return allocation.project().equals(project)
        && allocation.type().equals(service.type())
        && allocation.name().equals(Optional.of(service.name()));
  }

  /** Nothing is granted when the user's port is in use: it is theirs, and it stays. */
  private Optional<Grant> grant(
      ProjectService service, OptionalInt chosen, Turn turn, List<String> notes) {
    boolean isAllocated = false;
    for (Allocation allocation : turn.ledger().allocations()) {
      isAllocated |= isOf(allocation, service);
    }
    if (chosen.isPresent() && !isAllocated) {
      PortReport report =
          new PortInspector(engine.world(), engine.settings())
              .inspect(turn, chosen.getAsInt(), service.protocol());
      if (!report.isAvailable()) {
        notes.add(service.name() + " stays on the port that was set: " + report.explanation());
        return Optional.empty();
      }
    }
    OptionalInt wanted = isAllocated ? OptionalInt.empty() : chosen;
    Allocator allocator =
        new Allocator(engine.world(), engine.settings(), engine.lockIds(), AskingCommand.ENV);
    AllocationRequest request = request(service, wanted.isPresent() ? wanted : service.port());
    return Optional.of(allocator.allocate(List.of(request)).apply(turn).get(0));
  }

  private AllocationRequest request(ProjectService service, OptionalInt port) {
    return new AllocationRequest(
        service.type(),
        Optional.of(service.name()),
        service.protocol(),
        port,
        false,
        false,
        false,
        template,
        Optional.empty(),
        project,
        instance,
        owner);
  }
}
