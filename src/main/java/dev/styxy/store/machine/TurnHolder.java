package dev.styxy.store.machine;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ShellWord;
import dev.styxy.store.lock.LockHolder;
import java.nio.file.Path;
import java.util.Optional;

/** Says who keeps the turn, and what to type about it. */
final class TurnHolder {
  private final ProcessTable processes;
  private final Path lock;

  TurnHolder(ProcessTable processes, Path lock) {
    this.processes = processes;
    this.lock = lock;
  }

  /** Nobody but root sees in whose hands an open file of another user is. */
  String words(Optional<LockHolder> holder) {
    if (holder.isEmpty()) {
      return "root can see who keeps it: fuser -v " + ShellWord.of(lock.toString());
    }
    LockHolder process = holder.get();
    String who =
        user(process.pid()) + " keeps it with " + process.words() + "; that user or root can ";
    return process.isStopped()
        ? who + "continue it: " + process.continuation()
        : who + "end it: kill " + process.pid();
  }

  private String user(long pid) {
    Optional<ProcessInfo> process = processes.find(pid);
    if (process.isEmpty() || process.get().uid() < 0) {
      return "an unknown user";
    }
    long uid = process.get().uid();
    Optional<String> name = processes.userName(uid);
    return name.isPresent() ? name.get() + " (uid " + uid + ")" : "uid " + uid;
  }
}
