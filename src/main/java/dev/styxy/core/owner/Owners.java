package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps track of the owners of allocations: whoever requests a name again becomes one more owner,
 * and the allocation lasts as long as any of them lives. Only proof removes an owner.
 */
public final class Owners {
  private final ProcessTable processes;

  public Owners(ProcessTable processes) {
    this.processes = processes;
  }

  /**
   * How its owners are, taken together: alive when one is; gone when all are, with what became of
   * the last of them; else unknown. Without any it is alive: the lease alone decides.
   */
  public Liveness judge(Allocation allocation) {
    Liveness all = new Liveness.Alive();
    boolean isDoubtful = false;
    for (ProcessRef owner : allocation.owners()) {
      Liveness one = processes.judge(owner);
      if (one instanceof Liveness.Alive) {
        return one;
      }
      all = isDoubtful && one instanceof Liveness.Gone ? all : one;
      isDoubtful |= one instanceof Liveness.Unknown;
    }
    int count = allocation.owners().size();
    return all instanceof Liveness.Gone last && count > 1
        ? new Liveness.Gone(last.evidence() + ", the last of its " + count + " owners")
        : all;
  }

  /** Those that are alive beyond doubt, but for one. */
  public List<ProcessRef> livingBut(Optional<ProcessRef> one, Allocation allocation) {
    List<ProcessRef> living = new ArrayList<>();
    for (ProcessRef owner : but(one, allocation.owners())) {
      if (processes.judge(owner) instanceof Liveness.Alive) {
        living.add(owner);
      }
    }
    return living;
  }

  /** All but one. */
  public static List<ProcessRef> but(Optional<ProcessRef> one, List<ProcessRef> owners) {
    List<ProcessRef> others = new ArrayList<>(owners.size());
    for (ProcessRef owner : owners) {
      if (one.isEmpty() || !one.get().isSameProcess(owner)) {
        others.add(owner);
      }
    }
    return others;
  }

  /** Those that are not proven to be gone. */
  public List<ProcessRef> remaining(Allocation allocation) {
    List<ProcessRef> remaining = new ArrayList<>(allocation.owners().size());
    for (ProcessRef owner : allocation.owners()) {
      if (!(processes.judge(owner) instanceof Liveness.Gone)) {
        remaining.add(owner);
      }
    }
    return remaining;
  }

  /**
   * The allocation without the owners that are gone, while there are others; when all are gone they
   * stay, as the evidence of that.
   */
  public Allocation withoutGone(Allocation allocation) {
    if (allocation.owners().size() < 2) {
      return allocation;
    }
    List<ProcessRef> remaining = remaining(allocation);
    boolean isSame = remaining.isEmpty() || remaining.size() == allocation.owners().size();
    return isSame ? allocation : allocation.withOwners(remaining);
  }

  /** The list with one more, without duplicates; when it is full, the first owner is dropped. */
  public static List<ProcessRef> with(ProcessRef added, List<ProcessRef> owners) {
    List<ProcessRef> all = new ArrayList<>(owners);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isSameProcess(added)) {
        all.set(i, added); // under the name that it has by now
        return all;
      }
    }
    all.add(added);
    return all.size() > Allocation.MOST_OWNERS ? all.subList(1, all.size()) : all;
  }
}
