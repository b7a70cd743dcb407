package dev.styxy.cli.mcp;

import dev.styxy.cli.invocation.Invocations;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.Map;
import java.util.Optional;

/**
 * The program that started this server, for which the ports are. It is found once, at the start: a
 * client that is killed leaves its server to init or another reaper, and what that server were to
 * allocate then would belong to nobody.
 */
final class Client {
  private final Invocations invocations;
  private final Optional<Long> parent;
  private final Optional<ProcessRef> owner;

  Client(Invocations invocations) {
    ProcessTable processes = invocations.processes();
    this.invocations = invocations;
    this.parent = parent(processes);
    this.owner = new OwnerFinder(processes).find(new OwnerChoice.Auto());
  }

  private static Optional<Long> parent(ProcessTable processes) {
    return processes.find(processes.self()).map(ProcessInfo::parent);
  }

  /** Whether it has ended, so that nobody is left to serve; the end of stdin says it mostly. */
  boolean isGone() {
    ProcessTable processes = invocations.processes();
    return !parent(processes).equals(parent)
        || owner.isPresent() && processes.judge(owner.get()) instanceof Liveness.Gone;
  }

  /**
   * The variables that make it the owner of what is allocated.
   *
   * @param isChosen whether the user has chosen another owner
   */
  Map<String, String> variables(boolean isChosen) {
    return isChosen || owner.isEmpty()
        ? Map.of()
        : Map.of("STYXY_OWNER", Long.toString(owner.get().pid()));
  }
}
