package dev.styxy.core.ports;

import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import java.util.BitSet;
import java.util.OptionalInt;

/** Chooses a port for a type: its preferred ports, then its range in order. */
public final class PortPicker {
  private static final BitSet NONE = new BitSet(0);

  private final PortRules rules;
  private final BitSet promised;

  /** A picker without promises to anybody. */
  public PortPicker(PortRules rules) {
    this(rules, NONE);
  }

  /**
   * A picker by these rules.
   *
   * @param promised the ports that others should find again: taken only when there is no other
   */
  public PortPicker(PortRules rules, BitSet promised) {
    this.rules = rules;
    this.promised = promised;
  }

  /** The first available port; empty when the range is exhausted. */
  public OptionalInt pick(ServiceType type, Protocol protocol) {
    OptionalInt port = pick(type, protocol, promised);
    return port.isPresent() || promised.isEmpty() ? port : pick(type, protocol, NONE);
  }

  private OptionalInt pick(ServiceType type, Protocol protocol, BitSet avoided) {
    for (int port : type.preferred()) {
      if (!avoided.get(port) && rules.obstacle(port, protocol).isEmpty()) {
        return OptionalInt.of(port);
      }
    }
    for (int port = type.range().first(); port <= type.range().last(); port++) {
      if (!avoided.get(port) && rules.obstacle(port, protocol).isEmpty()) {
        return OptionalInt.of(port);
      }
    }
    return OptionalInt.empty();
  }
}
