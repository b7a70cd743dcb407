package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Decides whether a process may use an allocation's port in its owner's stead. */
final class Kinship {
  /** Deeper chains of parents than this are not followed; it also ends a chain that was torn. */
  private static final int DEEPEST = 64;

  private final ProcessTable processes;
  private final Projects projects;

  Kinship(ProcessTable processes, Projects projects) {
    this.processes = processes;
    this.projects = projects;
  }

  /**
   * Whether the process is the owner, the recorded holder, a descendant of either, of the owner's
   * session, or at work in the allocation's project.
   */
  boolean isKin(ProcessInfo process, Allocation allocation) {
    return descendsFrom(process, allocation)
        || isOfOwnersSession(process, allocation)
        || worksInProject(process, allocation.project());
  }

  private boolean descendsFrom(ProcessInfo process, Allocation allocation) {
    Optional<ProcessInfo> at = Optional.of(process);
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      if (isAt(at.get(), allocation.owner()) || isAt(at.get(), allocation.holder())) {
        return true;
      }
      at = at.get().parent() > 0 ? processes.find(at.get().parent()) : Optional.empty();
    }
    return false;
  }

  private boolean isAt(ProcessInfo process, Optional<ProcessRef> wanted) {
    return wanted.isPresent()
        && process.pid() == wanted.get().pid()
        && processes.identify(process).isSameProcess(wanted.get());
  }

  /**
   * A session is inherited by fork alone (setsid(2)), so its members descend from its leader even
   * when the parents between them are gone, and its number is not given again while one lives.
   * Those of another user's there are somebody else's all the same.
   */
  private boolean isOfOwnersSession(ProcessInfo process, Allocation allocation) {
    if (allocation.owner().isEmpty() || process.session() == 0) {
      return false;
    }
    ProcessRef owner = allocation.owner().get();
    if (processes.judge(owner) instanceof Liveness.Alive) {
      Optional<ProcessInfo> now = processes.find(owner.pid());
      return now.isPresent()
          && now.get().session() == process.session()
          && now.get().uid() == process.uid();
    }
    return process.session() == owner.pid() && wasLedBy(process, owner);
  }

  private boolean wasLedBy(ProcessInfo process, ProcessRef owner) {
    ProcessRef identity = processes.identify(process);
    return identity.bootId().equals(owner.bootId())
        && identity.pidNamespace().equals(owner.pidNamespace())
        && process.startToken() >= owner.startToken()
        && !isTakenByAnother(owner);
  }

  private boolean isTakenByAnother(ProcessRef owner) {
    Optional<ProcessInfo> leader = processes.find(owner.pid());
    return leader.isPresent() && leader.get().startToken() != owner.startToken();
  }

  private boolean worksInProject(ProcessInfo process, String project) {
    Optional<String> directory = processes.workingDirectory(process.pid());
    if (directory.isEmpty()) {
      return false;
    }
    try {
      return projects.of(Path.of(directory.get())).toString().equals(project);
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
