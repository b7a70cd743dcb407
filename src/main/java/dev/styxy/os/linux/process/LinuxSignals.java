package dev.styxy.os.linux.process;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.model.EndSignal;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessRef;
import dev.styxy.os.linux.libc.CLibrary;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.libc.LibC;

/**
 * Signals through a pidfd: it always means the same process, so once the identity behind it is
 * checked, no other can be hit. Before Linux 5.3 there are none, and kill(2) directly follows the
 * check.
 */
public final class LinuxSignals implements Signals {
  /** The same on all architectures, as are all calls since 424 (syscalls(2)). */
  private static final int PIDFD_OPEN = 434;

  private static final int PIDFD_SEND_SIGNAL = 424;

  private final ProcessTable processes;

  public LinuxSignals(ProcessTable processes) {
    this.processes = processes;
  }

  @Override
  public Delivery send(ProcessRef process, EndSignal signal) {
    Function syscall = CLibrary.function("syscall");
    int pidfd = syscall.invokeInt(new Object[] {(long) PIDFD_OPEN, process.pid(), 0L});
    int failure = pidfd < 0 ? Native.getLastError() : 0;
    try {
      Liveness liveness = judge(process);
      if (failure == Errno.ESRCH || liveness instanceof Liveness.Gone) {
        return Delivery.GONE;
      }
      return liveness instanceof Liveness.Alive
          ? sendNow(syscall, pidfd, process.pid(), signal)
          : Delivery.DENIED;
    } finally {
      if (pidfd >= 0) {
        LibC.close(pidfd);
      }
    }
  }

  private Liveness judge(ProcessRef process) {
    processes.refresh();
    return processes.judge(process);
  }

  private static Delivery sendNow(Function syscall, int pidfd, long pid, EndSignal signal) {
    return answer(
        pidfd < 0 ? LibCKill.kill(pid, signal.number()) : sendThrough(syscall, pidfd, signal));
  }

  private static int sendThrough(Function syscall, int pidfd, EndSignal signal) {
    Object[] arguments = {
      (long) PIDFD_SEND_SIGNAL, (long) pidfd, (long) signal.number(), Pointer.NULL, 0L
    };
    return syscall.invokeInt(arguments) == 0 ? 0 : Native.getLastError();
  }

  private static Delivery answer(int error) {
    return switch (error) {
      case 0 -> Delivery.SENT;
      case Errno.ESRCH -> Delivery.GONE;
      default -> Delivery.DENIED;
    };
  }
}
