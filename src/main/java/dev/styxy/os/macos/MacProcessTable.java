package dev.styxy.os.macos;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Processes as libproc shows them. Who asks about another user's gets EPERM to most questions, and
 * to all of them from within a sandbox; only ESRCH says that there is no such process.
 */
final class MacProcessTable implements ProcessTable {
  private static final String LOCK_ID = "STYXY_LOCK_ID";

  /** PROC_PIDVNODEPATHINFO, and where the path of the working directory is in it. */
  private static final int DIRECTORIES = 9;

  private static final int DIRECTORIES_SIZE = 2352;
  private static final int CURRENT_PATH = 152;
  private static final int LONGEST_PATH = 1024;

  /**
   * styxy 1.0 recorded the time of the start in milliseconds. No boot lasts for so many processes.
   */
  private static final long NO_UNIQUE_ID = 1L << 38;

  private final LibProc processes;
  private final Sysctl sysctl;
  private final Function session;
  private final String bootId;
  private final long self;

  MacProcessTable(NativeLibrary library, String bootId, long self) {
    this.processes = new LibProc(library);
    this.sysctl = new Sysctl(library);
    this.session = library.getFunction("getsid");
    this.bootId = bootId;
    this.self = self;
  }

  @Override
  public long self() {
    return self;
  }

  @Override
  public Optional<ProcessInfo> find(long pid) {
    if (pid <= 0 || pid > Integer.MAX_VALUE) {
      return Optional.empty();
    }
    int number = (int) pid;
    Optional<ProcessFacts> facts = ProcessFacts.decode(read(number));
    return facts.isPresent() ? Optional.of(describe(number, facts.get())) : Optional.empty();
  }

  private LibProc.Reply read(int pid) {
    return processes.read(pid, ProcessFacts.FLAVOR, ProcessFacts.SIZE, true);
  }

  private LibProc.Reply readUnique(int pid) {
    return processes.read(pid, ProcessFacts.UNIQUE_FLAVOR, ProcessFacts.UNIQUE_SIZE, true);
  }

  private ProcessInfo describe(int pid, ProcessFacts facts) {
    return new ProcessInfo(
        pid,
        facts.parent(),
        Math.max(0, session.invokeInt(new Object[] {pid})),
        ProcessFacts.uniqueId(readUnique(pid)).orElse(0),
        0,
        facts.uid(),
        facts.isZombie(),
        wholeName(pid, facts.name()));
  }

  /** The kernel cuts the name off; the program's file has it all, unless it is called otherwise. */
  private String wholeName(int pid, String name) {
    if (name.getBytes(StandardCharsets.UTF_8).length < ProcessFacts.LONGEST_NAME) {
      return name;
    }
    String path = new String(processes.path(pid), StandardCharsets.UTF_8);
    String file = path.substring(path.lastIndexOf('/') + 1);
    return file.startsWith(name) ? file : name;
  }

  @Override
  public List<String> arguments(long pid) {
    return startOf(pid).texts();
  }

  private StartWords startOf(long pid) {
    return StartWords.decode(sysctl.startOf((int) pid));
  }

  @Override
  public Optional<String> workingDirectory(long pid) {
    LibProc.Reply reply = processes.read((int) pid, DIRECTORIES, DIRECTORIES_SIZE, false);
    String path =
        reply.isEmpty() ? "" : ProcessFacts.text(reply.bytes(), CURRENT_PATH, LONGEST_PATH);
    return path.isEmpty() ? Optional.empty() : Optional.of(path);
  }

  @Override
  public ProcessRef identify(ProcessInfo process) {
    return new ProcessRef(process.pid(), process.startToken(), "", bootId, process.command());
  }

  @Override
  public Liveness judge(ProcessRef process) {
    boolean isOfBoot = process.bootId().equals(bootId);
    if (!isOfBoot && !process.bootId().isEmpty() && !bootId.isEmpty()) {
      return new Liveness.Gone("pid " + process.pid() + " belonged to an earlier boot");
    }
    if (process.pid() > Integer.MAX_VALUE) {
      return new Liveness.Gone("pid " + process.pid() + " is gone");
    }
    return judgeOfThisBoot(process);
  }

  private Liveness judgeOfThisBoot(ProcessRef process) {
    int pid = (int) process.pid();
    LibProc.Reply unique = readUnique(pid);
    LibProc.Reply facts = read(pid);
    if (unique.isOfNobody() || facts.isOfNobody()) {
      return new Liveness.Gone("pid " + pid + " is gone");
    }
    OptionalLong id = ProcessFacts.uniqueId(unique);
    Optional<ProcessFacts> seen = ProcessFacts.decode(facts);
    if (id.isEmpty() || seen.isEmpty()) {
      return new Liveness.Unknown("pid " + pid + " may not be inspected");
    }
    if (process.startToken() <= 0 || process.startToken() >= NO_UNIQUE_ID) {
      return new Liveness.Unknown("pid " + pid + " was recorded without its unique id");
    }
    if (id.getAsLong() != process.startToken()) {
      return new Liveness.Gone("pid " + pid + " was reused");
    }
    return seen.get().isZombie()
        ? new Liveness.Gone("pid " + pid + " is a zombie")
        : new Liveness.Alive();
  }

  @Override
  public List<ProcessInfo> startedUnder(String lockId) {
    List<ProcessInfo> found = new ArrayList<>();
    for (int pid : processes.pids()) {
      if (lockIdAtStart(pid).filter(lockId::equals).isPresent()) {
        find(pid).ifPresent(found::add);
      }
    }
    return found;
  }

  @Override
  public boolean isStartedUnder(ProcessInfo process, String lockId) {
    return lockIdAtStart(process.pid()).filter(lockId::equals).isPresent();
  }

  @Override
  public Optional<String> lockIdAtStart(long pid) {
    return startOf(pid).value(LOCK_ID);
  }
}
