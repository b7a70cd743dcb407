package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.Optional;

/** Names recorded processes as they are now, for people: a shell may have become its command. */
public final class PresentProcesses {
  private final ProcessTable processes;

  public PresentProcesses(ProcessTable processes) {
    this.processes = processes;
  }

  /** {@code node 123}, or {@code bash 123 (other namespace)} where the pid means nothing here. */
  public String nameAndPid(ProcessRef process) {
    return command(process) + " " + process.pid() + whence(process);
  }

  /** Its command of this moment; of one that is gone, or of elsewhere, the recorded one. */
  public String command(ProcessRef process) {
    return processes
        .find(process.pid())
        .filter(seen -> processes.identify(seen).isSameProcess(process))
        .map(ProcessInfo::command)
        .orElse(process.command());
  }

  /** A mark for a pid of another pid namespace; empty text for all others. */
  public String whence(ProcessRef process) {
    Optional<ProcessInfo> self = processes.find(processes.self());
    boolean isElsewhere =
        self.isPresent()
            && !process.pidNamespace().isEmpty()
            && !processes.identify(self.get()).pidNamespace().equals(process.pidNamespace());
    return isElsewhere ? " (other namespace)" : "";
  }
}
