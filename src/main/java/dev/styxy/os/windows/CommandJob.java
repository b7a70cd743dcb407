package dev.styxy.os.windows;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The job object that ends a command with this process: its handle is never closed, so the system
 * closes it when this process ends in whatever way, and then ends all that is left in the job.
 */
final class CommandJob {
  /** BasicLimitInformation.LimitFlags of JOBOBJECT_EXTENDED_LIMIT_INFORMATION. */
  static final int LIMIT_FLAGS = 16;

  /** Without the second, a command that starts something with CREATE_BREAKAWAY_FROM_JOB fails. */
  static final int JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE = 0x2000;

  static final int JOB_OBJECT_LIMIT_BREAKAWAY_OK = 0x800;

  private final Kernel32 kernel;
  private final Optional<Pointer> job;

  private CommandJob(Kernel32 kernel, Optional<Pointer> job) {
    this.kernel = kernel;
    this.job = job;
  }

  /** Joined before the command is started, so that there is no moment at which it is outside. */
  static CommandJob join(Kernel32 kernel) {
    Optional<Pointer> job = kernel.createJob();
    int limits = JOB_OBJECT_LIMIT_KILL_ON_JOB_CLOSE | JOB_OBJECT_LIMIT_BREAKAWAY_OK;
    boolean isJoined =
        job.isPresent() && kernel.setLimits(job.get(), flags(limits)) && kernel.join(job.get());
    return new CommandJob(kernel, isJoined ? job : Optional.empty());
  }

  /** The command has ended by itself: what it left in the background may stay. */
  void release() {
    if (job.isPresent()) {
      kernel.setLimits(job.get(), flags(JOB_OBJECT_LIMIT_BREAKAWAY_OK));
    }
  }

  private static byte[] flags(int limits) {
    ByteBuffer bytes = ByteBuffer.allocate(Kernel32.LIMITS_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    return bytes.putInt(LIMIT_FLAGS, limits).array();
  }
}
