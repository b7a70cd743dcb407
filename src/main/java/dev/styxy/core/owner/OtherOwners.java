package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds who else had what a command gives back: not the session in which that was typed. */
public final class OtherOwners {
  private final Owners owners;
  private final Ancestry session;

  public OtherOwners(ProcessTable processes) {
    this.owners = new Owners(processes);
    this.session = new Ancestry(processes);
  }

  /** The living ones, by lock id; an empty list where there are none. */
  public Map<String, List<ProcessRef>> of(List<Allocation> allocations) {
    Map<String, List<ProcessRef>> others = new LinkedHashMap<>();
    for (Allocation allocation : allocations) {
      List<ProcessRef> elsewhere = new ArrayList<>();
      for (ProcessRef owner : owners.livingBut(Optional.empty(), allocation)) {
        if (owner.pid() == 1 || !session.contains(owner.pid())) {
          elsewhere.add(owner);
        }
      }
      others.put(allocation.lockId(), elsewhere);
    }
    return others;
  }
}
