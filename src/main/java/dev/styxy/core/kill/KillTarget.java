package dev.styxy.core.kill;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The processes that are to be ended for one port.
 *
 * @param allocation the lease on the port
 * @param processes at least one
 * @param isOwn whether they are the tree of a lease of the person's own project
 * @param doubt why that cannot be told, where it cannot
 */
public record KillTarget(
    int port,
    Protocol protocol,
    Optional<Allocation> allocation,
    List<ProcessInfo> processes,
    boolean isOwn,
    Optional<String> doubt) {

  /** Processes of which there is no doubt. */
  public KillTarget(
      int port,
      Protocol protocol,
      Optional<Allocation> allocation,
      List<ProcessInfo> processes,
      boolean isOwn) {
    this(port, protocol, allocation, processes, isOwn, Optional.empty());
  }
}
