package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
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
        granted.add(allocate(service, turn));
      }
      return granted;
    };
  }

  private ServiceEnv allocate(ProjectService service, Turn turn) {
    List<String> notes = new ArrayList<>();
    OptionalInt chosen = OptionalInt.empty();
    int foreign = 0;
    for (String name : service.env()) {
      Optional<String> value = kept(name, service, turn);
      foreign += value.isPresent() && EnvVariable.port(value.get()).isEmpty() ? 1 : 0;
      if (value.isPresent() && chosen.isEmpty()) {
        chosen = EnvVariable.port(value.get());
      }
    }
    Optional<Grant> grant =
        foreign == service.env().size() ? Optional.empty() : grant(service, chosen, turn, notes);
    String port =
        grant.isPresent()
            ? Integer.toString(grant.get().allocation().port())
            : chosen.isPresent() ? Integer.toString(chosen.getAsInt()) : "";
    List<EnvVariable> variables = variables(service, port, grant.isPresent(), turn, notes);
    return new ServiceEnv(service, grant, variables, notes);
  }

  private List<EnvVariable> variables(
      ProjectService service, String port, boolean isGranted, Turn turn, List<String> notes) {
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
      boolean isKept = kept.isPresent() && !(isGranted && value.equals(port));
      variables.add(new EnvVariable(name, value, isKept, isReplacing));
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
    Allocator allocator = new Allocator(engine.world(), engine.settings(), engine.lockIds());
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
