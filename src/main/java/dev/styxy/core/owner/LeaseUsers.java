package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.Optional;

/**
 * Knows the users of a lease: the user whose state has it, who runs styxy, and its living owners',
 * who may differ where root runs styxy for somebody. What another user's process says about itself,
 * by its directory or its environment, proves nothing.
 */
final class LeaseUsers {
  private final ProcessTable processes;

  LeaseUsers(ProcessTable processes) {
    this.processes = processes;
  }

  /** Whether the process belongs to such a user; on systems without users all do. */
  boolean include(ProcessInfo process, Allocation allocation) {
    return isOfSelf(process.uid())
        || allocation.owners().stream().anyMatch(owner -> isOf(owner, process.uid()));
  }

  /** Whether it is the user of this process. */
  boolean isOfSelf(long uid) {
    Optional<ProcessInfo> self = processes.find(processes.self());
    return self.isPresent() && self.get().uid() == uid;
  }

  private boolean isOf(ProcessRef owner, long uid) {
    return uid >= 0
        && processes.judge(owner) instanceof Liveness.Alive
        && processes.find(owner.pid()).filter(seen -> seen.uid() == uid).isPresent();
  }
}
