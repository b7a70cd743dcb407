package dev.styxy.core.sweep;

import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Verdict;
import java.util.Optional;

/**
 * What the sweep found out about one allocation.
 *
 * @param use what is seen at its port
 * @param kin the process at the port that may use it; present for a Live verdict of the first row
 */
public record Judgement(
    Allocation allocation, Verdict verdict, PortUse use, Optional<ProcessInfo> kin) {

  /** The same of a newer version of the allocation. */
  Judgement of(Allocation newer) {
    return newer == allocation ? this : new Judgement(newer, verdict, use, kin);
  }

  /** Whether kin only holds the port, while somebody else serves there. */
  public boolean isOvertaken() {
    if (kin.isEmpty() || !(use instanceof PortUse.Bound bound)) {
      return false;
    }
    for (ProcessInfo process : bound.processes()) {
      if (process.pid() == kin.get().pid()) {
        return !bound.sockets().get(0).isServing() && isServed(bound);
      }
    }
    return true;
  }

  private static boolean isServed(PortUse.Bound bound) {
    for (BoundSocket socket : bound.sockets()) {
      if (socket.isServing()) {
        return true;
      }
    }
    return false;
  }
}
