package dev.styxy.core;

import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.OptionalInt;

/** Chooses a port for a type: its preferred ports, then its range in order. */
final class PortPicker {
  private final PortRules rules;

  PortPicker(PortRules rules) {
    this.rules = rules;
  }

  /** The first port that nothing stands in the way of; empty when the range is exhausted. */
  OptionalInt pick(ServiceType type, Protocol protocol) {
    for (int port : type.preferred()) {
      if (rules.obstacle(port, protocol).isEmpty()) {
        return OptionalInt.of(port);
      }
    }
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (rules.obstacle(port, protocol).isEmpty()) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }
}
