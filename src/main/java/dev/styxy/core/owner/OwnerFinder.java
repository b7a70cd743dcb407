package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Optional;

/** Finds the process that will own an allocation. */
public final class OwnerFinder {
  private static final int DEEPEST = 64;

  private final ProcessTable processes;

  public OwnerFinder(ProcessTable processes) {
    this.processes = processes;
  }

  /**
   * The owner for a choice; absent when there is none.
   *
   * @throws StyxyException when a process was named that cannot own anything
   */
  public Optional<ProcessRef> find(OwnerChoice choice) {
    if (choice instanceof OwnerChoice.Process named) {
      return Optional.of(named(named.pid()));
    }
    if (choice instanceof OwnerChoice.None || choice instanceof OwnerChoice.Project) {
      return Optional.empty();
    }
    Optional<ProcessInfo> parent = parentOf(processes.find(processes.self()));
    Optional<ProcessInfo> owner =
        choice instanceof OwnerChoice.Parent ? parent : nearestLasting(parent);
    return owner.map(processes::identify);
  }

  private ProcessRef named(long pid) {
    Optional<ProcessInfo> process = processes.find(pid);
    if (process.isEmpty()) {
      throw invalid(pid, "no process has this pid");
    }
    ProcessRef identity = processes.identify(process.get());
    if (processes.judge(identity) instanceof Liveness.Gone gone) {
      throw invalid(pid, gone.evidence());
    }
    return identity;
  }

  private static StyxyException invalid(long pid, String why) {
    return new StyxyException(
        FailureCode.INVALID_OWNER,
        "owner " + pid + ": " + why,
        "use a live pid, or --owner none to let the lease alone decide");
  }

  private Optional<ProcessInfo> nearestLasting(Optional<ProcessInfo> parent) {
    Optional<ProcessInfo> at = parent;
    for (int depth = 0; depth < DEEPEST && at.isPresent() && at.get().pid() > 1; depth++) {
      ProcessInfo process = at.get();
      List<String> arguments = processes.arguments(process.pid());
      if (WrapperCommands.isSessionEnd(process.command(), arguments)) {
        return Optional.empty();
      }
      Optional<ProcessInfo> next = parentOf(at);
      if (!isPassing(process, arguments, next)) {
        return at;
      }
      at = next;
    }
    return Optional.empty();
  }

  private static boolean isPassing(
      ProcessInfo process, List<String> arguments, Optional<ProcessInfo> parent) {
    return process.isZombie()
        || WrapperCommands.isPassing(process.command(), arguments)
        || (WrapperCommands.isShell(process.command(), arguments) && isSubshell(process, parent));
  }

  /**
   * A shell forks for {@code $(…)} and {@code (…)} without executing anything: the child's argument
   * vector is that of the session's shell, but it lives on the very stack that it was copied from,
   * while an executed program gets a random one.
   */
  private static boolean isSubshell(ProcessInfo process, Optional<ProcessInfo> parent) {
    return parent.isPresent()
        && process.imageToken() != 0
        && process.imageToken() == parent.get().imageToken();
  }

  private Optional<ProcessInfo> parentOf(Optional<ProcessInfo> process) {
    return process.isPresent() && process.get().parent() > 0
        ? processes.find(process.get().parent())
        : Optional.empty();
  }
}
