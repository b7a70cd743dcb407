package dev.styxy.core.ports;

import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Chooses a port for a type: its preferred ports, then its range in order. Ports that somebody
 * remembers come later: first those of projects that are gone, then the longest unused.
 */
public final class PortPicker {
  private final PortRules rules;
  private final Optional<RememberedPorts> remembered;

  /** A picker to whom nobody remembers anything. */
  public PortPicker(PortRules rules) {
    this(rules, Optional.empty());
  }

  /** A picker by these rules. */
  public PortPicker(PortRules rules, RememberedPorts remembered) {
    this(rules, remembered.isEmpty() ? Optional.empty() : Optional.of(remembered));
  }

  private PortPicker(PortRules rules, Optional<RememberedPorts> remembered) {
    this.rules = rules;
    this.remembered = remembered;
  }

  /** How much a port that is remembered is respected. */
  private enum Respect {
    ALL,
    LIVING
  }

  /** The first available port; empty when the range is exhausted. */
  public OptionalInt pick(ServiceType type, Protocol protocol) {
    OptionalInt port = pick(type, protocol, Respect.ALL);
    if (port.isEmpty() && remembered.isPresent()) {
      port = pick(type, protocol, Respect.LIVING);
      port = port.isEmpty() ? longestUnused(type, protocol) : port;
    }
    return port;
  }

  private OptionalInt pick(ServiceType type, Protocol protocol, Respect respect) {
    for (int port : type.preferred()) {
      if (isChosen(port, protocol, respect)) {
        return OptionalInt.of(port);
      }
    }
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (isChosen(port, protocol, respect)) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }

  private boolean isChosen(int port, Protocol protocol, Respect respect) {
    boolean isRemembered = remembered.isPresent() && remembered.get().contains(port);
    if (isRemembered && respect == Respect.ALL) {
      return false;
    }
    return rules.obstacle(port, protocol).isEmpty()
        && (!isRemembered || remembered.get().isForsaken(port));
  }

  private OptionalInt longestUnused(ServiceType type, Protocol protocol) {
    for (int port : remembered.get().inOrderOfUse()) {
      boolean isOfType = type.range().contains(port) || type.preferred().contains(port);
      if (isOfType && rules.obstacle(port, protocol).isEmpty()) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }
}
