package dev.styxy.core.kill;

import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The processes to end for one port.
 *
 * @param allocation the lease on the port
 * @param processes at least one
 * @param isOwn whether they are the tree of a lease of the person's own project
 * @param doubt why that is uncertain, where it is
 */
public record KillTarget(
    int port,
    Protocol protocol,
    Optional<Allocation> allocation,
    List<ProcessInfo> processes,
    boolean isOwn,
    Optional<String> doubt) {

  /** Processes without any doubt. */
  public KillTarget(
      int port,
      Protocol protocol,
      Optional<Allocation> allocation,
      List<ProcessInfo> processes,
      boolean isOwn) {
    this(port, protocol, allocation, processes, isOwn, Optional.empty());
  }

  /** Why none of them is ended without a question, to follow the processes' names. */
  public String whyNot() {
    return whyNot(processes.size() == 1);
  }

  /** The same of one of them alone. */
  public String whyNotOne() {
    return whyNot(true);
  }

  private String whyNot(boolean isOne) {
    return doubt.isPresent()
        ? "may be its server, but that is not certain: " + doubt.get()
        : (isOne ? "is" : "are") + " outside this project's leases";
  }
}
