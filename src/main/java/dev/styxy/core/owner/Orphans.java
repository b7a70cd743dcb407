package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessInfo;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Knows the processes whose origin is unknown because init or another reaper has adopted them: a
 * server that put itself into the background looks like this. A process that began before the
 * allocation, belongs to another user, or has a parent that may have started it is no orphan.
 */
final class Orphans {
  /** Start times are rounded down, and clocks are slewed. */
  private static final long SLACK_MILLIS = 1000;

  /**
   * Programs that ask for orphans with PR_SET_CHILD_SUBREAPER (PR_SET_CHILD_SUBREAPER(2const)); the
   * kernel does not say which do.
   */
  private static final Set<String> REAPERS =
      Set.of(
          "systemd",
          "init",
          "launchd",
          "tini",
          "docker-init",
          "dumb-init",
          "catatonit",
          "conmon",
          "containerd-shim",
          "s6-svscan",
          "runsvdir",
          "supervisord",
          "bwrap",
          "gnome-session-b");

  private final ProcessTable processes;
  private final LeaseUsers users;

  Orphans(ProcessTable processes, LeaseUsers users) {
    this.processes = processes;
    this.users = users;
  }

  Relation of(ProcessInfo process, Allocation allocation) {
    return users.include(process, allocation)
            && isAdopted(process)
            && beganAfter(process, allocation.lease())
        ? new Relation.Doubt("it began after the allocation, and what started it has ended")
        : Relation.STRANGER;
  }

  private boolean isAdopted(ProcessInfo process) {
    Optional<ProcessInfo> parent =
        process.parent() > 1 ? processes.find(process.parent()) : Optional.empty();
    return parent.isEmpty()
        || REAPERS.contains(parent.get().command())
        || parent.get().command().startsWith("containerd-shim")
        || isOfAnotherSession(process, parent.get());
  }

  /** A child is born in its parent's session, and leaves it only to lead one (setsid(2)). */
  private static boolean isOfAnotherSession(ProcessInfo process, ProcessInfo parent) {
    return process.session() != 0
        && parent.session() != 0
        && process.session() != process.pid()
        && process.session() != parent.session();
  }

  /**
   * By the clock that counts from boot. The moment of the allocation is known by the wall clock
   * alone, so its distance to the last renewal is taken, and where that makes no sense, as after a
   * clock was set back, it is unknown.
   */
  private boolean beganAfter(ProcessInfo process, Lease lease) {
    OptionalLong began = processes.uptimeAtStart(process);
    Moment renewed = lease.renewed();
    boolean isSameBoot =
        !renewed.bootId().isEmpty()
            && renewed.bootId().equals(processes.identify(process).bootId());
    long sinceAllocation = renewed.wallMillis() - lease.allocatedAt();
    if (began.isEmpty() || !isSameBoot || sinceAllocation < 0) {
      return true;
    }
    return began.getAsLong() >= renewed.uptimeMillis() - sinceAllocation - SLACK_MILLIS;
  }
}
