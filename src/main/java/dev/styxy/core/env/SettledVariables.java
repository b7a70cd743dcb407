package dev.styxy.core.env;

import dev.styxy.core.allocate.GivenPorts;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The variables that have values already, in the shell or in the user's own file.
 *
 * @param fixed those of them that stay as they are, ports too
 */
record SettledVariables(Map<String, String> values, Set<String> fixed) {

  boolean isFixed(String name) {
    return fixed.contains(name);
  }

  /** Empty where it has none. */
  String value(String name) {
    return values.getOrDefault(name, "");
  }

  /** The port that it is set to, if it is one. */
  OptionalInt port(String name) {
    return EnvVariable.port(value(name));
  }

  /** Whether the user has set it to something other than a port. */
  boolean isForeign(String name) {
    return !value(name).isEmpty() && port(name).isEmpty();
  }

  /** Whether the user has set it to a port that belongs to nobody else. */
  boolean isChosen(String name, GivenPorts given) {
    OptionalInt port = port(name);
    return port.isPresent()
        && !given.isLeased(port.getAsInt())
        && (isFixed(name) || given.remembered(port.getAsInt()).isEmpty());
  }
}
