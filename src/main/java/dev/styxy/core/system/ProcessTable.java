package dev.styxy.core.system;

import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The processes of this machine, as far as this process may see them. Never throws for a pid. */
public interface ProcessTable {

  /** The pid of this process. */
  long self();

  /** What is known about a process, zombies included; empty when there is none or it is hidden. */
  Optional<ProcessInfo> find(long pid);

  /** Its argument vector; empty when it has none (kernel thread, zombie) or may not be read. */
  List<String> arguments(long pid);

  /**
   * Its working directory, as text; empty when it may not be read or was removed. Touches no
   * directory that may block.
   */
  Optional<String> workingDirectory(long pid);

  /**
   * Whether the directory that the process works in is the one that this path names here: another
   * mount namespace may have another one of the same name. Never blocks.
   */
  default Sameness isWorkingAt(long pid, String directory) {
    return Sameness.SAME;
  }

  /** Whether to look at this path may block: its file system is served by a process or a host. */
  default boolean mayBlock(String directory) {
    return false;
  }

  /**
   * When the process was started, in milliseconds of {@link dev.styxy.model.Moment#uptimeMillis};
   * empty where the system counts otherwise.
   */
  default OptionalLong uptimeAtStart(ProcessInfo process) {
    return OptionalLong.empty();
  }

  /** The lasting identity of a process that was just found. */
  ProcessRef identify(ProcessInfo process);

  /**
   * Whether the very process of the record is alive: a zombie is gone, a pid that was given again
   * is gone, another boot is gone; another pid namespace or a hidden process is unknown.
   */
  Liveness judge(ProcessRef process);

  /**
   * The processes whose environment at their start had {@code STYXY_LOCK_ID} with this value: the
   * tree that {@code styxy run} started under that lease. Empty where environments cannot be read.
   */
  default List<ProcessInfo> startedUnder(String lockId) {
    return List.of();
  }

  /** Whether the process is one of {@link #startedUnder}. */
  default boolean isStartedUnder(ProcessInfo process, String lockId) {
    for (ProcessInfo started : startedUnder(lockId)) {
      if (started.pid() == process.pid()) {
        return true;
      }
    }
    return false;
  }

  /**
   * The {@code STYXY_LOCK_ID} that the process was started with: of the {@code run} that it comes
   * from. Empty where there is none, or it may not be read.
   */
  default Optional<String> lockIdAtStart(long pid) {
    return Optional.empty();
  }

  /**
   * What the process found in these variables when it was started; those that were unset or empty
   * are not in it. Empty where environments cannot be read.
   */
  default Map<String, String> variablesAtStart(long pid, Set<String> names) {
    return Map.of();
  }

  /** Whether the process is of the user who asks. */
  default Sameness isOfSelf(ProcessInfo process) {
    Optional<ProcessInfo> self = find(self());
    if (process.uid() < 0 || self.isEmpty() || self.get().uid() < 0) {
      return Sameness.UNKNOWN;
    }
    return self.get().uid() == process.uid() ? Sameness.SAME : Sameness.OTHER;
  }

  /** Forgets what it remembers of processes, for commands that look more than once. */
  default void refresh() {}

  /** The name of a user; empty when it has none here. */
  default Optional<String> userName(long uid) {
    return Optional.empty();
  }
}
