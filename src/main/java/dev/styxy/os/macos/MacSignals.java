package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.model.EndSignal;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessRef;

/** Sends signals by kill(2), to a process whose unique id was checked right before. */
final class MacSignals implements Signals {
  /** {@code <sys/errno.h>}. */
  private static final int ESRCH = 3;

  private final ProcessTable processes;
  private final Function kill;

  MacSignals(NativeLibrary library, ProcessTable processes) {
    this.processes = processes;
    this.kill = library.getFunction("kill");
  }

  @Override
  public Delivery send(ProcessRef process, EndSignal signal) {
    Liveness liveness = processes.judge(process);
    if (liveness instanceof Liveness.Gone) {
      return Delivery.GONE;
    }
    if (!(liveness instanceof Liveness.Alive)) {
      return Delivery.DENIED;
    }
    Object[] arguments = {(int) process.pid(), signal.number()};
    if (kill.invokeInt(arguments) == 0) {
      return Delivery.SENT;
    }
    return Native.getLastError() == ESRCH ? Delivery.GONE : Delivery.DENIED;
  }
}
