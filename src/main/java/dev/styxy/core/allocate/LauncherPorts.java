package dev.styxy.core.allocate;

import dev.styxy.core.ports.PortRules;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.Host;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StickyPort;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Ports that whoever started this process has set aside for it, in variables of the environment:
 * they are asked for first. A variable of the service, such as {@code PORT}, has one; Conductor
 * gives each workspace ten, from {@code CONDUCTOR_PORT} on (conductor.build/docs, run script
 * reference); {@code WORKSPACE_PORT} is the name for the first of them that names no product. What
 * styxy itself has given to another service is a leftover in a variable, and not asked for.
 */
public final class LauncherPorts {
  /** The variables that do not belong to a service. */
  public static final List<String> OF_WORKSPACE = List.of("WORKSPACE_PORT", "CONDUCTOR_PORT");

  private static final String BLOCK = "CONDUCTOR_PORT";
  private static final int BLOCK_SIZE = 10;

  private final Map<String, String> environment;
  private final List<String> variables;

  /**
   * The ports of an environment.
   *
   * @param variables those of the service that a port is for
   */
  public LauncherPorts(Map<String, String> environment, List<String> variables) {
    this.environment = environment;
    this.variables = variables;
  }

  /** The request, for one of these ports where that is right. */
  AllocationRequest ask(
      AllocationRequest request, GivenPorts given, ServiceType type, Host host, Settings settings) {
    for (String variable : variables) {
      OptionalInt port = value(variable);
      if (port.isPresent() && isWanted(port.getAsInt(), request, given)) {
        return request.preferring(port.getAsInt());
      }
    }
    boolean isSettled =
        request.port().isPresent()
            || request.template().isPresent()
            || type.isSingle()
            || (request.name().isPresent()
                && settings.reservationOf(request.type(), request.name().get()).isPresent());
    return isSettled ? request : ofWorkspace(request, given, host, settings);
  }

  private boolean isWanted(int port, AllocationRequest request, GivenPorts given) {
    boolean isTaken =
        request.isNew() && given.transaction().ledger().isAllocated(port, request.protocol());
    return !isTaken && !given.isOfAnother(port);
  }

  private AllocationRequest ofWorkspace(
      AllocationRequest request, GivenPorts given, Host host, Settings settings) {
    Set<Integer> ports = workspace();
    if (ports.isEmpty() || !request.isNew() && given.hasPortIn(ports)) {
      return request;
    }
    PortRules rules = new PortRules(host, settings, given.transaction());
    for (int port : ports) {
      Optional<StickyPort> other =
          given.remembered(port).filter(entry -> entry.project().equals(given.project()));
      if (other.isEmpty() && rules.finalObstacle(port, request.protocol()).isEmpty()) {
        return request.preferring(port);
      }
    }
    return request.preferring(ports.iterator().next());
  }

  private Set<Integer> workspace() {
    Set<Integer> ports = new LinkedHashSet<>();
    for (String variable : OF_WORKSPACE) {
      OptionalInt first = value(variable);
      int size = variable.equals(BLOCK) ? BLOCK_SIZE : 1;
      for (int i = 0; i < size && first.isPresent(); i++) {
        if (PortRange.isPort(first.getAsInt() + i)) {
          ports.add(first.getAsInt() + i);
        }
      }
    }
    return ports;
  }

  private OptionalInt value(String variable) {
    return PortRange.portOf(environment.getOrDefault(variable, ""));
  }
}
