package dev.styxy.core.run;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.env.EnvGroup;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.env.ServicePorts;
import dev.styxy.core.env.ServiceValues;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.transaction.Change;
import dev.styxy.model.Placeholders;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reserves the port of a command, and allocates those of the other services that it is told of, all
 * in one transaction.
 */
public final class GroupRun {
  private final Runner runner;
  private final EnvGroup group;
  private final Map<String, String> environment;

  /**
   * A command among services.
   *
   * @param group allocates the others
   * @param environment of this process, whose values stay where the user has chosen them
   */
  public GroupRun(Runner runner, EnvGroup group, Map<String, String> environment) {
    this.runner = runner;
    this.group = group;
    this.environment = environment;
  }

  /**
   * What the command is given.
   *
   * @param others the other services, with their variables
   * @param values the variables of its own service, but those of its port alone
   * @param ports of all of them, by name
   * @param notes on its own values
   */
  public record Reserved(
      Grant grant,
      List<ServiceEnv> others,
      List<EnvVariable> values,
      Map<String, Integer> ports,
      List<String> notes) {

    /** What its words may name. */
    public Placeholders placeholders() {
      return new ServicePorts(grant.allocation().project(), ports, grant.allocation().port());
    }
  }

  /**
   * The change that reserves the port and allocates the others, or none of them.
   *
   * @param service that the command is, if it is one of the project's
   */
  public Change<Reserved> reserve(
      AllocationRequest request,
      boolean isHeld,
      Optional<ProjectService> service,
      List<ProjectService> others) {
    return transaction -> {
      Grant grant = runner.reserve(request, isHeld).apply(transaction);
      Map<String, Integer> ports = new LinkedHashMap<>();
      service.ifPresent(own -> ports.put(own.name(), grant.allocation().port()));
      List<ServiceEnv> allocated = group.allocate(others, ports).apply(transaction);
      for (ServiceEnv other : allocated) {
        other.port().ifPresent(port -> ports.put(other.service().name(), port));
      }
      List<String> notes = new ArrayList<>();
      ServiceValues values = new ServiceValues(request.project(), ports, environment, Set.of());
      List<EnvVariable> own =
          service.isPresent()
              ? values.of(service.get(), OptionalInt.of(grant.allocation().port()), notes)
              : List.of();
      return new Reserved(grant, allocated, own, ports, notes);
    };
  }
}
