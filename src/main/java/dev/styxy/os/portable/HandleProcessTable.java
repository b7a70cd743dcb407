package dev.styxy.os.portable;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Sameness;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes that the JVM knows. It knows no sessions, users or zombies. */
public final class HandleProcessTable implements ProcessTable {
  private final String bootId;

  public HandleProcessTable(String bootId) {
    this.bootId = bootId;
  }

  @Override
  public long self() {
    return ProcessHandle.current().pid();
  }

  @Override
  public Optional<ProcessInfo> find(long pid) {
    return pid > 0 ? ProcessHandle.of(pid).map(HandleProcessTable::describe) : Optional.empty();
  }

  private static ProcessInfo describe(ProcessHandle handle) {
    return new ProcessInfo(
        handle.pid(),
        parent(handle),
        0,
        handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
        0,
        -1,
        false,
        shortName(handle.info().command().orElse("?")));
  }

  /**
   * Windows keeps the number of a parent that has ended, and gives it again: who started after its
   * child is no parent.
   */
  private static long parent(ProcessHandle child) {
    Optional<ProcessHandle> parent = child.parent();
    Optional<Instant> began = child.info().startInstant();
    Optional<Instant> earlier = parent.map(ProcessHandle::info).flatMap(i -> i.startInstant());
    return parent.isEmpty() || isAfter(earlier, began) ? 0 : parent.get().pid();
  }

  /** Not when one of them is unknown. */
  static boolean isAfter(Optional<Instant> parent, Optional<Instant> child) {
    return parent.isPresent() && child.isPresent() && parent.get().isAfter(child.get());
  }

  private static String shortName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  /** The JVM knows users by name, and not those of processes that may not be opened. */
  @Override
  public Sameness isOfSelf(ProcessInfo process) {
    Optional<String> user = ProcessHandle.of(process.pid()).flatMap(handle -> handle.info().user());
    Optional<String> own = ProcessHandle.current().info().user();
    if (user.isEmpty() || own.isEmpty()) {
      return Sameness.UNKNOWN;
    }
    return user.equals(own) ? Sameness.SAME : Sameness.OTHER;
  }

  @Override
  public List<String> arguments(long pid) {
    Optional<ProcessHandle.Info> info = ProcessHandle.of(pid).map(ProcessHandle::info);
    List<String> arguments = new ArrayList<>();
    info.flatMap(ProcessHandle.Info::command).ifPresent(arguments::add);
    info.flatMap(ProcessHandle.Info::arguments).ifPresent(rest -> arguments.addAll(List.of(rest)));
    return arguments;
  }

  @Override
  public Optional<String> workingDirectory(long pid) {
    return Optional.empty();
  }

  @Override
  public ProcessRef identify(ProcessInfo process) {
    return new ProcessRef(process.pid(), process.startToken(), "", bootId, process.command());
  }

  @Override
  public Liveness judge(ProcessRef process) {
    if (!process.bootId().equals(bootId) && !process.bootId().isEmpty() && !bootId.isEmpty()) {
      return new Liveness.Gone("pid " + process.pid() + " belonged to an earlier boot");
    }
    Optional<ProcessInfo> seen = find(process.pid());
    if (seen.isEmpty()) {
      return judgeUnseen(process.pid());
    }
    if (seen.get().startToken() == 0 || process.startToken() == 0) {
      return new Liveness.Unknown("pid " + process.pid() + " has no known start time");
    }
    return seen.get().startToken() == process.startToken()
        ? new Liveness.Alive()
        : new Liveness.Gone("pid " + process.pid() + " was reused");
  }

  /** There is no handle for a process that may not be opened, but the list has it. */
  private static Liveness judgeUnseen(long pid) {
    boolean isListed = ProcessHandle.allProcesses().anyMatch(handle -> handle.pid() == pid);
    return isListed
        ? new Liveness.Unknown("pid " + pid + " may not be inspected")
        : new Liveness.Gone("pid " + pid + " is gone");
  }
}
