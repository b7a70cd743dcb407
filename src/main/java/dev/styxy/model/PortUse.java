package dev.styxy.model;

import java.util.List;

/** What is seen at a port right now. */
public sealed interface PortUse {

  /** Nothing is bound to it. */
  record Idle() implements PortUse {}

  /**
   * Sockets are bound to it, and the processes that have them open can be seen.
   *
   * @param sockets at least one, those of the first process first
   * @param processes those that serve, or, where none that does is seen, those that hold the port;
   *     at least one
   * @param bystanders those that only hold it while others serve, as far as they were looked for
   */
  record Bound(List<BoundSocket> sockets, List<ProcessInfo> processes, List<ProcessInfo> bystanders)
      implements PortUse {

    /** A port at which nobody stands by. */
    public Bound(List<BoundSocket> sockets, List<ProcessInfo> processes) {
      this(sockets, processes, List.of());
    }
  }

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

  /** Whether a server is there; a socket that only holds the port does not count. */
  default boolean isServed() {
    if (!(this instanceof Bound bound)) {
      return isBound();
    }
    for (BoundSocket socket : bound.sockets()) {
      if (socket.isServing()) {
        return true;
      }
    }
    return false;
  }
}
