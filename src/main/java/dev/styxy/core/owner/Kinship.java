package dev.styxy.core.owner;

import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.Optional;

/**
 * Decides whether a process may use an allocation's port in its owner's stead: by its ancestry and
 * session ({@link #isRelated}), by what {@code run} handed down ({@link LeaseMarks}), or by where
 * it works ({@link Workplaces}). Where that is unknown it is in doubt, as orphans are ({@link
 * Orphans}).
 */
public final class Kinship {
  /** Deeper chains of parents than this are not followed; it also ends a chain that was torn. */
  private static final int DEEPEST = 64;

  private final ProcessTable processes;
  private final LeaseMarks marks;
  private final Workplaces workplaces;
  private final Orphans orphans;

  public Kinship(ProcessTable processes, Projects projects) {
    LeaseUsers users = new LeaseUsers(processes);
    this.processes = processes;
    this.marks = new LeaseMarks(processes, users);
    this.workplaces = new Workplaces(processes, projects, users);
    this.orphans = new Orphans(processes, users);
  }

  /** What a process at the port is to the allocation. */
  public Relation of(ProcessInfo process, Allocation allocation, PortView ports) {
    if (isRelated(process, allocation)) {
      return Relation.KIN;
    }
    Relation known = marks.of(process, allocation, ports);
    if (!(known instanceof Relation.Kin)) {
      known = known.or(workplaces.of(process, allocation));
    }
    return known instanceof Relation.Stranger ? orphans.of(process, allocation) : known;
  }

  /** Whether the process works in the allocation's project, and in no project within that. */
  public Relation atWork(ProcessInfo process, Allocation allocation) {
    return workplaces.of(process, allocation);
  }

  public boolean isKin(ProcessInfo process, Allocation allocation, PortView ports) {
    return of(process, allocation, ports) instanceof Relation.Kin;
  }

  /** Whether it is an owner or the recorded holder, descends from one, or is of its session. */
  private boolean isRelated(ProcessInfo process, Allocation allocation) {
    return descendsFrom(process, allocation) || isOfAnOwnersSession(process, allocation);
  }

  private boolean descendsFrom(ProcessInfo process, Allocation allocation) {
    Optional<ProcessInfo> at = Optional.of(process);
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      if (isAt(at.get(), allocation.holder()) || isAnOwner(at.get(), allocation)) {
        return true;
      }
      at = at.get().parent() > 0 ? processes.find(at.get().parent()) : Optional.empty();
    }
    return false;
  }

  private boolean isAnOwner(ProcessInfo process, Allocation allocation) {
    for (ProcessRef owner : allocation.owners()) {
      if (isAt(process, Optional.of(owner))) {
        return true;
      }
    }
    return false;
  }

  private boolean isAt(ProcessInfo process, Optional<ProcessRef> wanted) {
    return wanted.isPresent()
        && process.pid() == wanted.get().pid()
        && processes.identify(process).isSameProcess(wanted.get());
  }

  private boolean isOfAnOwnersSession(ProcessInfo process, Allocation allocation) {
    if (process.session() == 0) {
      return false;
    }
    for (ProcessRef owner : allocation.owners()) {
      if (isOfSession(process, owner)) {
        return true;
      }
    }
    return false;
  }

  /**
   * A session is inherited by fork alone (setsid(2)), so its members descend from its leader even
   * when the parents between them are gone, and its number is not given again while one lives.
   * Members that belong to another user are strangers nevertheless.
   */
  private boolean isOfSession(ProcessInfo process, ProcessRef owner) {
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
}
