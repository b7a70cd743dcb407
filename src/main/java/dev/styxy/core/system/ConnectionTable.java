package dev.styxy.core.system;

import dev.styxy.model.Connection;
import dev.styxy.model.ProcessInfo;
import java.util.List;
import java.util.Optional;

/** What uses a port without being a server on it. Never throws. */
public interface ConnectionTable {
  /** The TCP connections whose local end is the port; empty when they cannot be seen. */
  List<Connection> at(int port);

  /** The process that has the connection open, where that can be seen. */
  Optional<ProcessInfo> processOf(Connection connection);

  /** A process that listens on the port in another network namespace, where that can be seen. */
  Optional<ProcessInfo> listenerElsewhere(int port);
}
