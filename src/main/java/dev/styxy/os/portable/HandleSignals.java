package dev.styxy.os.portable;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.model.EndSignal;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessRef;
import java.util.Optional;

/** The two ways to end a process that every JVM knows: asking, and forcing. */
public final class HandleSignals implements Signals {
  private final ProcessTable processes;

  public HandleSignals(ProcessTable processes) {
    this.processes = processes;
  }

  @Override
  public Delivery send(ProcessRef process, EndSignal signal) {
    Optional<ProcessHandle> handle = ProcessHandle.of(process.pid());
    processes.refresh();
    Liveness liveness = processes.judge(process);
    if (handle.isEmpty() || liveness instanceof Liveness.Gone) {
      return Delivery.GONE;
    }
    if (!(liveness instanceof Liveness.Alive)) {
      return Delivery.DENIED;
    }
    boolean isSent =
        signal == EndSignal.KILL ? handle.get().destroyForcibly() : handle.get().destroy();
    return isSent ? Delivery.SENT : Delivery.DENIED;
  }
}
