package dev.styxy.core.env;

import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.model.LeftoverValue;
import dev.styxy.model.Template;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Fills in the values that a project's file puts around its ports. What the user has set to
 * something else stays; what such a value was before, with other ports, is a leftover.
 */
public final class ServiceValues {
  private final String project;
  private final Map<String, Integer> ports;
  private final Map<String, String> settled;
  private final Set<String> fixed;

  /**
   * The values of a project's services.
   *
   * @param ports by the name of the service
   * @param settled the values that variables have already
   * @param fixed those of them that stay as they are in any case
   */
  public ServiceValues(
      String project, Map<String, Integer> ports, Map<String, String> settled, Set<String> fixed) {
    this.project = project;
    this.ports = ports;
    this.settled = settled;
    this.fixed = fixed;
  }

  /** The other services that the values of this one name, known or not. */
  public static Set<Template.PortOf> others(ProjectService service) {
    Set<Template.PortOf> others = new LinkedHashSet<>();
    for (ServiceVariable variable : service.values()) {
      others.addAll(variable.value().others());
    }
    return others;
  }

  /** The service with its values behind its port. */
  ServiceEnv addTo(ServiceEnv granted) {
    List<EnvVariable> variables = new ArrayList<>(granted.variables());
    List<String> notes = new ArrayList<>(granted.notes());
    variables.addAll(of(granted.service(), granted.port(), notes));
    return new ServiceEnv(granted.service(), granted.grant(), granted.port(), variables, notes);
  }

  /**
   * The variables of a service, but those of its port alone.
   *
   * @param port of the service, when it is known
   * @param notes takes what a person should know
   */
  public List<EnvVariable> of(ProjectService service, OptionalInt port, List<String> notes) {
    List<EnvVariable> variables = new ArrayList<>();
    for (ServiceVariable variable : service.values()) {
      String missing = missing(variable.value(), service, port);
      if (missing.isEmpty()) {
        variables.add(filled(variable, port, notes));
      } else {
        notes.add(
            variable.name()
                + " is left out: the user's own variables decide the port of "
                + missing);
      }
    }
    return variables;
  }

  /** The service whose port is needed and not known; empty when there is none. */
  private String missing(Template template, ProjectService service, OptionalInt port) {
    for (Template.Part part : template.parts()) {
      if (part instanceof Template.Port && port.isEmpty()) {
        return service.name();
      }
      boolean isUnknown =
          part instanceof Template.PortOf other
              && other.isPlain()
              && !ports.containsKey(other.service());
      if (isUnknown) {
        return ((Template.PortOf) part).service();
      }
    }
    return "";
  }

  private EnvVariable filled(ServiceVariable variable, OptionalInt port, List<String> notes) {
    String name = variable.name();
    String value = variable.value().fill(new ServicePorts(project, ports, port.orElse(0)));
    String before = settled.getOrDefault(name, "");
    boolean isLeftover = !fixed.contains(name) && LeftoverValue.isOf(variable.value(), before);
    if (before.isEmpty() || before.equals(value) || isLeftover) {
      return new EnvVariable(name, value, !before.isEmpty() && !before.equals(value), false);
    }
    notes.add(name + " is set already, to something else, and stays");
    return new EnvVariable(name, before, false, true);
  }
}
