package dev.styxy.os.linux.process;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Sameness;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.os.linux.libc.Errno;
import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.libc.UserNames;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The processes of proc(5). It remembers what it found, for one invocation. */
public final class LinuxProcessTable implements ProcessTable {
  private static final String DELETED = " (deleted)";
  private static final String LOCK_ID = "STYXY_LOCK_ID";
  private static final long MILLIS_PER_SECOND = 1000;

  /** USER_HZ, the unit of /proc on every platform of Java (proc_pid_stat(5)). */
  private static final long TICKS_PER_SECOND = 100;

  private final String bootId;
  private final String pidNamespace;
  private final long shiftTicks;
  private final Map<Long, ProcessInfo> found = new HashMap<>();
  private final Map<Long, Judged> judged = new HashMap<>();
  private final WorkingDirectories directories = new WorkingDirectories();

  /** Read when first needed; null until then. */
  private Mounts mounts;

  private final UserNames users = new UserNames();

  /** Asked for when first needed; 0 until then. */
  private long self;

  private record Judged(ProcessRef process, Liveness liveness) {}

  /**
   * The processes of this boot and namespace.
   *
   * @param shiftSeconds see {@link BootShift}
   */
  public LinuxProcessTable(String bootId, String pidNamespace, long shiftSeconds) {
    this.bootId = bootId;
    this.pidNamespace = pidNamespace;
    this.shiftTicks = shiftSeconds * TICKS_PER_SECOND;
  }

  /** With its number in /proc, like every other process. */
  @Override
  public long self() {
    if (self == 0) {
      Optional<ProcStat> stat = ProcStat.read("/proc/self/stat");
      self = stat.isPresent() ? stat.get().pid() : ProcessHandle.current().pid();
      if (stat.isPresent()) {
        found.put(self, describe(stat.get()));
      }
    }
    return self;
  }

  @Override
  public void refresh() {
    found.clear();
    judged.clear();
    mounts = null;
  }

  @Override
  public Optional<ProcessInfo> find(long pid) {
    ProcessInfo known = found.get(pid);
    if (known == null && pid > 0) {
      known = read(pid);
      if (known != null) {
        found.put(pid, known);
      }
    }
    return Optional.ofNullable(known);
  }

  private ProcessInfo read(long pid) {
    Optional<ProcStat> stat = ProcStat.read("/proc/" + pid + "/stat");
    return stat.isEmpty() ? null : describe(stat.get());
  }

  private ProcessInfo describe(ProcStat stat) {
    Optional<byte[]> status = ProcFile.read("/proc/" + stat.pid() + "/status");
    return new ProcessInfo(
        stat.pid(),
        stat.parent(),
        stat.session(),
        stat.startTicks() - shiftTicks,
        stat.stackStart(),
        status.isEmpty() ? -1 : ProcStatus.effectiveUid(status.get()),
        stat.isDead(),
        stat.command());
  }

  @Override
  public List<String> arguments(long pid) {
    byte[] words = StartBlocks.arguments(pid).orElse(new byte[0]);
    List<String> arguments = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < words.length; at++) {
      if (words[at] == 0) {
        arguments.add(new String(words, start, at - start, StandardCharsets.UTF_8));
        start = at + 1;
      }
    }
    if (start < words.length) {
      arguments.add(new String(words, start, words.length - start, StandardCharsets.UTF_8));
    }
    return arguments;
  }

  @Override
  public Optional<String> workingDirectory(long pid) {
    Optional<String> target = ProcFile.readLink("/proc/" + pid + "/cwd");
    boolean isUsable =
        target.isPresent() && target.get().startsWith("/") && !isRemoved(pid, target.get());
    return isUsable ? target : Optional.empty();
  }

  /**
   * The kernel marks a removed directory by a suffix, which may be part of a real name; where
   * looking might block, it counts as the mark.
   */
  private boolean isRemoved(long pid, String target) {
    return target.endsWith(DELETED)
        && (mayBlock(target) || directories.compare(pid, target) != Sameness.SAME);
  }

  @Override
  public Sameness isWorkingAt(long pid, String directory) {
    return mayBlock(directory)
        ? directories.compareNamespaces(pid)
        : directories.compare(pid, directory);
  }

  @Override
  public boolean mayBlock(String directory) {
    if (mounts == null) {
      mounts = Mounts.read();
    }
    return mounts.mayBlock(directory);
  }

  @Override
  public OptionalLong uptimeAtStart(ProcessInfo process) {
    return OptionalLong.of(process.startToken() * MILLIS_PER_SECOND / TICKS_PER_SECOND);
  }

  @Override
  public boolean isStartedUnder(ProcessInfo process, String lockId) {
    return StartEnvironments.has(process.pid(), LOCK_ID + "=" + lockId);
  }

  @Override
  public List<ProcessInfo> startedUnder(String lockId) {
    List<ProcessInfo> started = new ArrayList<>();
    for (long pid : StartEnvironments.with(LOCK_ID + "=" + lockId)) {
      find(pid).filter(process -> !process.isZombie()).ifPresent(started::add);
    }
    return started;
  }

  @Override
  public Optional<String> lockIdAtStart(long pid) {
    return StartEnvironments.value(pid, LOCK_ID);
  }

  @Override
  public Map<String, String> variablesAtStart(long pid, Set<String> names) {
    return StartEnvironments.values(pid, names);
  }

  @Override
  public Optional<String> userName(long uid) {
    return users.of(uid);
  }

  @Override
  public ProcessRef identify(ProcessInfo process) {
    return new ProcessRef(
        process.pid(), process.startToken(), pidNamespace, bootId, process.command());
  }

  @Override
  public Liveness judge(ProcessRef process) {
    Judged last = judged.get(process.pid());
    if (last == null || !last.process().isSameProcess(process)) {
      last = new Judged(process, judgeAnew(process));
      judged.put(process.pid(), last);
    }
    return last.liveness();
  }

  private Liveness judgeAnew(ProcessRef process) {
    if (!process.bootId().equals(bootId) && !process.bootId().isEmpty() && !bootId.isEmpty()) {
      return new Liveness.Gone("pid " + process.pid() + " belonged to an earlier boot");
    }
    if (!process.pidNamespace().equals(pidNamespace)) {
      return new Liveness.Unknown(
          "pid " + process.pid() + " is in another pid namespace, " + process.pidNamespace());
    }
    Optional<ProcessInfo> seen = find(process.pid());
    return seen.isPresent() ? compare(process, seen.get()) : judgeUnseen(process.pid());
  }

  private static Liveness compare(ProcessRef process, ProcessInfo seen) {
    if (seen.startToken() != process.startToken()) {
      return new Liveness.Gone(
          "pid "
              + process.pid()
              + " was reused: started at tick "
              + seen.startToken()
              + ", not "
              + process.startToken());
    }
    return seen.isZombie()
        ? new Liveness.Gone("pid " + process.pid() + " is a zombie")
        : new Liveness.Alive();
  }

  /**
   * A process that /proc does not show is hidden (mount option hidepid) if it can be signalled, or
   * could be but for a lack of permission.
   */
  private static Liveness judgeUnseen(long pid) {
    int error;
    try {
      error = LibCKill.kill(pid, 0);
    } catch (LinkageError e) {
      return new Liveness.Unknown("pid " + pid + " is not in /proc, and cannot be probed");
    }
    return error == Errno.ESRCH
        ? new Liveness.Gone("pid " + pid + " is gone")
        : new Liveness.Unknown("pid " + pid + " is hidden from /proc");
  }
}
