package dev.styxy.core.settings;

import dev.styxy.model.Protocol;
import java.util.List;
import java.util.OptionalInt;

/**
 * A service that a project's {@code .styxy.json} names.
 *
 * @param type its service type
 * @param env the variables that its port is handed over in; never empty
 * @param port requested by number, if there is one
 * @param values variables with values around the port
 * @param isKept whether its port belongs to the project as long as that exists
 */
public record ProjectService(
    String name,
    String type,
    List<String> env,
    OptionalInt port,
    Protocol protocol,
    List<ServiceVariable> values,
    boolean isKept) {

  /** A service whose variables have its port alone. */
  public ProjectService(
      String name, String type, List<String> env, OptionalInt port, Protocol protocol) {
    this(name, type, env, port, protocol, List.of(), false);
  }

  /** The same with these variables for its port. */
  public ProjectService withEnv(List<String> names) {
    return new ProjectService(name, type, names, port, protocol, values, isKept);
  }
}
