package dev.styxy.os.linux.process;

import dev.styxy.os.linux.libc.ProcFile;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Reads what execve(2) puts into the memory of a process, its arguments and its environment. For a
 * moment in between, neither can be read (Linux, fs/proc/base.c: environ_read and get_mm_cmdline
 * ask whether env_end is set): a process that is just becoming another program is waited for.
 */
final class StartBlocks {
  /** How often a process is looked at, at most. */
  static final int LOOKS = 50;

  private static final int LOOKS_TO_BELIEVE = 4;
  private static final long PAUSE_NANOS = 1_000_000;
  private static final String ARGUMENTS = "cmdline";
  private static final String ENVIRONMENT = "environ";

  private StartBlocks() {}

  /**
   * One look.
   *
   * @param block the entries, each with a NUL behind it; empty when they may not be read
   * @param isChanging whether the process is just becoming another program
   */
  record Seen(Optional<byte[]> block, boolean isChanging) {}

  /** The entries, each with a NUL behind it; empty when they may not be read. */
  static Optional<byte[]> environment(long pid) {
    return await(pid, ENVIRONMENT, ARGUMENTS);
  }

  /** The words, each with a NUL behind it; empty when they may not be read. */
  static Optional<byte[]> arguments(long pid) {
    return await(pid, ARGUMENTS, ENVIRONMENT);
  }

  /** The environment as it is now. */
  static Seen seenEnvironment(long pid) {
    return see(pid, ENVIRONMENT, ARGUMENTS);
  }

  static void pause() {
    LockSupport.parkNanos(PAUSE_NANOS);
  }

  private static Optional<byte[]> await(long pid, String file, String other) {
    Seen seen = see(pid, file, other);
    for (int look = 1; look < LOOKS && seen.isChanging(); look++) {
      pause();
      seen = see(pid, file, other);
    }
    return seen.block();
  }

  /**
   * A thread of the kernel has neither, nor a program. A process may have none of the one; as it
   * may change between two reads, that is believed when it was seen some times beside the other.
   */
  private static Seen see(long pid, String file, String other) {
    String process = "/proc/" + pid + "/";
    Optional<byte[]> block = Optional.empty();
    for (int look = 0; look < LOOKS_TO_BELIEVE; look++) {
      block = ProcFile.read(process + file);
      if (!isEmpty(block)) {
        return new Seen(block, false);
      }
      if (isEmpty(ProcFile.read(process + other))) {
        return new Seen(block, ProcFile.readLink(process + "exe").isPresent());
      }
    }
    return new Seen(block, false);
  }

  private static boolean isEmpty(Optional<byte[]> block) {
    return block.isPresent() && block.get().length == 0;
  }
}
