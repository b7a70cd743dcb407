package dev.styxy.core.report;

import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * A port that something is bound to.
 *
 * @param sockets at least one, all of one port and protocol, listeners first
 * @param processes those that have one of them open; empty when none can be seen
 * @param user the name of the user that made the first socket
 * @param project where the first process works
 */
public record BoundPort(
    List<BoundSocket> sockets,
    List<ProcessInfo> processes,
    Optional<String> user,
    Optional<String> project,
    Optional<Allocation> allocation) {
  public int port() {
    return sockets.get(0).port();
  }

  public Protocol protocol() {
    return sockets.get(0).protocol();
  }
}
