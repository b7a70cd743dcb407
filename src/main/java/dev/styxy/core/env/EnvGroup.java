package dev.styxy.core.env;

import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.LauncherPorts;
import dev.styxy.core.allocate.ProjectBlock;
import dev.styxy.core.app.Application;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Allocates the services of a project together or not at all. What the user's own file sets stays
 * as it is.
 */
public final class EnvGroup {
  private final Application application;
  private final Claimant claimant;
  private final SettledVariables settled;
  private final ServiceAllocation allocation;

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
    this.claimant = claimant;
    this.settled = new SettledVariables(settled, fixed);
    Allocator allocator =
        new Allocator(
                application.host(),
                application.settings(),
                application.lockIds(),
                RequestOrigin.ENV,
                launcher(settled))
            .withBlock(ProjectBlock.members(application.config(), claimant));
    this.allocation =
        new ServiceAllocation(application, allocator, claimant, template, this.settled);
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
          ServiceEnv one = allocation.allocate(service, transaction);
          one.port().ifPresent(port -> known.put(service.name(), port));
          granted.add(one);
        } catch (StyxyException e) {
          throw e.code() == FailureCode.NO_FREE_PORT
              ? new GroupShortage(application.settings()).toFailure(service, all, granted, e)
              : e;
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
    ServiceValues values =
        new ServiceValues(claimant.project(), known, settled.values(), settled.fixed());
    List<ServiceEnv> complete = new ArrayList<>();
    for (ServiceEnv one : granted) {
      complete.add(complete.size() < asked ? values.addTo(one) : one.portAlone());
    }
    return complete;
  }
}
