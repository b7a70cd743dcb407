package dev.styxy.model;

import java.util.List;

/** What is seen at a port right now. */
public sealed interface PortUse {

  /** Nothing is bound to it. */
  record Idle() implements PortUse {}

  /**
   * Sockets are bound to it, and the processes that have them open can be seen.
   *
   * @param sockets at least one
   * @param processes at least one
   */
  record Bound(List<BoundSocket> sockets, List<ProcessInfo> processes) implements PortUse {}

  /**
   * Sockets are bound to it by processes that cannot be seen from here.
   *
   * @param sockets empty when only a refused bind tells of them
   */
  record Hidden(List<BoundSocket> sockets) implements PortUse {}

  /** The system could not be asked. */
  record Unknown(String why) implements PortUse {}

  /** Whether something is known to be bound to it. */
  default boolean isBound() {
    return this instanceof Bound || this instanceof Hidden;
  }
}
