package dev.styxy.core.system;

import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;

/** What one look at the port table showed. */
public interface PortView {

  /** Whether anything is bound to the port, on any address and family; cheap. */
  boolean isBound(int port, Protocol protocol);

  /** The sockets bound to the port, listeners first; empty when none is, or none is visible. */
  List<BoundSocket> at(int port, Protocol protocol);

  /**
   * Who has the port.
   *
   * @param expected pids to ask first, most likely first; the search ends early when one of them
   *     has the socket
   */
  PortUse use(int port, Protocol protocol, List<Long> expected);

  /** The processes that have this very socket open; empty when none of them can be seen. */
  default List<ProcessInfo> holders(BoundSocket socket) {
    return use(socket.port(), socket.protocol(), List.of()) instanceof PortUse.Bound bound
        ? bound.processes()
        : List.of();
  }

  /** Every bound socket, in order of port. */
  List<BoundSocket> all();
}
