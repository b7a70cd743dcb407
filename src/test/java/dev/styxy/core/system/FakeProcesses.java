package dev.styxy.core.system;

import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A process table with the processes that the test puts there. */
public final class FakeProcesses implements ProcessTable {
  public static final String NAMESPACE = "pid:[1]";
  public static final long SELF = 900;
  public static final long INIT = 1;

  private final Map<Long, ProcessInfo> processes = new HashMap<>();
  private final Map<Long, List<String>> arguments = new HashMap<>();
  private final Map<Long, String> directories = new HashMap<>();
  private final Map<String, List<Long>> marked = new HashMap<>();
  private final Map<Long, Map<String, String>> variables = new HashMap<>();
  private final Set<Long> hidden = new HashSet<>();
  private final Set<String> blocking = new HashSet<>();
  private final Set<String> hanging = new HashSet<>();
  private final Map<Long, Sameness> elsewhere = new HashMap<>();
  private final FixedClock clock;
  private long ticks;

  FakeProcesses(FixedClock clock) {
    this.clock = clock;
    start(INIT, 0, INIT, "systemd", "/sbin/init");
  }

  /** Starts a program as a child of another, in a session. */
  public ProcessRef start(long pid, long parent, long session, String... argv) {
    String name = argv[0].substring(argv[0].lastIndexOf('/') + 1);
    ticks++;
    put(new ProcessInfo(pid, parent, session, ticks, ticks * 4096, 1000, false, name));
    arguments.put(pid, List.of(argv));
    return ref(pid);
  }

  /** A process that has given itself another name keeps the words that it was started with. */
  public void startedAs(long pid, String... argv) {
    arguments.put(pid, List.of(argv));
  }

  /** A copy of the parent that has not executed anything. */
  public ProcessRef fork(long pid, long parent) {
    ProcessInfo of = processes.get(parent);
    ticks++;
    put(
        new ProcessInfo(
            pid, parent, of.session(), ticks, of.imageToken(), of.uid(), false, of.command()));
    arguments.put(pid, arguments.get(parent));
    return ref(pid);
  }

  /** Gives a process the short name that it has set for itself. */
  public void rename(long pid, String command) {
    ProcessInfo p = processes.get(pid);
    put(
        new ProcessInfo(
            pid, p.parent(), p.session(), p.startToken(), p.imageToken(), p.uid(), false, command));
  }

  /** Ends a process; init adopts its children. */
  public void end(long pid) {
    processes.remove(pid);
    arguments.remove(pid);
    for (ProcessInfo p : List.copyOf(processes.values())) {
      if (p.parent() == pid) {
        put(
            new ProcessInfo(
                p.pid(),
                INIT,
                p.session(),
                p.startToken(),
                p.imageToken(),
                p.uid(),
                p.isZombie(),
                p.command()));
      }
    }
  }

  /** Ends a process whose parent does not wait for it. */
  public void makeZombie(long pid) {
    ProcessInfo p = processes.get(pid);
    put(
        new ProcessInfo(
            pid, p.parent(), p.session(), p.startToken(), 0, p.uid(), true, p.command()));
    arguments.remove(pid);
  }

  /** Says that {@code styxy run} started these under a lease. */
  public void mark(String lockId, long... pids) {
    for (long pid : pids) {
      marked.computeIfAbsent(lockId, id -> new ArrayList<>()).add(pid);
    }
  }

  public void setUser(long pid, long uid) {
    ProcessInfo p = processes.get(pid);
    put(
        new ProcessInfo(
            pid, p.parent(), p.session(), p.startToken(), p.imageToken(), uid, false, p.command()));
  }

  /** It lives, but nothing of it can be seen. */
  public void hide(long pid) {
    hidden.add(pid);
  }

  /** What the process was started with. */
  public void setVariable(long pid, String name, String value) {
    variables.computeIfAbsent(pid, id -> new HashMap<>()).put(name, value);
  }

  @Override
  public Map<String, String> variablesAtStart(long pid, Set<String> names) {
    Map<String, String> found = new HashMap<>(variables.getOrDefault(pid, Map.of()));
    found.keySet().retainAll(names);
    return found;
  }

  public void workIn(long pid, String directory) {
    directories.put(pid, directory);
  }

  public ProcessRef ref(long pid) {
    return identify(processes.get(pid));
  }

  private void put(ProcessInfo process) {
    processes.put(process.pid(), process);
  }

  @Override
  public long self() {
    return SELF;
  }

  @Override
  public Optional<ProcessInfo> find(long pid) {
    return hidden.contains(pid) ? Optional.empty() : Optional.ofNullable(processes.get(pid));
  }

  @Override
  public List<String> arguments(long pid) {
    return arguments.getOrDefault(pid, List.of());
  }

  @Override
  public Optional<String> workingDirectory(long pid) {
    return Optional.ofNullable(directories.get(pid));
  }

  /** Looking there, or at anything below, would hang. */
  public void block(String directory) {
    blocking.add(directory);
  }

  /** To ask anything about this directory fails the test. */
  public void hangAt(String directory) {
    hanging.add(directory);
  }

  private void refuseToHang(String directory) {
    if (hanging.contains(directory)) {
      throw new AssertionError("touched " + directory);
    }
  }

  /** What the process works in is not what is found here under the same name. */
  public void workElsewhere(long pid, Sameness answer) {
    elsewhere.put(pid, answer);
  }

  @Override
  public Sameness isWorkingAt(long pid, String directory) {
    refuseToHang(directory);
    return elsewhere.getOrDefault(pid, Sameness.SAME);
  }

  @Override
  public boolean mayBlock(String directory) {
    refuseToHang(directory);
    return blocking.stream().anyMatch(directory::startsWith);
  }

  /** A tick is a hundredth of a second, as on Linux. */
  @Override
  public OptionalLong uptimeAtStart(ProcessInfo process) {
    return OptionalLong.of(process.startToken() * 10);
  }

  /** What is started from here on begins now, and not with the machine. */
  public void startNow() {
    ticks = Math.max(ticks, clock.now().uptimeMillis() / 10);
  }

  @Override
  public List<ProcessInfo> startedUnder(String lockId) {
    return marked.getOrDefault(lockId, List.of()).stream()
        .flatMap(pid -> find(pid).stream())
        .toList();
  }

  @Override
  public Optional<String> lockIdAtStart(long pid) {
    return marked.entrySet().stream()
        .filter(entry -> entry.getValue().contains(pid))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  @Override
  public ProcessRef identify(ProcessInfo p) {
    String boot = clock.now().bootId();
    return new ProcessRef(p.pid(), p.startToken(), NAMESPACE, boot, p.command());
  }

  @Override
  public Liveness judge(ProcessRef wanted) {
    if (!wanted.bootId().equals(clock.now().bootId())) {
      return new Liveness.Gone("the machine was started again");
    }
    if (!wanted.pidNamespace().equals(NAMESPACE) || hidden.contains(wanted.pid())) {
      return new Liveness.Unknown("it cannot be seen from here");
    }
    ProcessInfo found = processes.get(wanted.pid());
    if (found == null) {
      return new Liveness.Gone("no process " + wanted.pid());
    }
    if (found.isZombie()) {
      return new Liveness.Gone("process " + wanted.pid() + " is a zombie");
    }
    return found.startToken() == wanted.startToken()
        ? new Liveness.Alive()
        : new Liveness.Gone("pid " + wanted.pid() + " was reused");
  }
}
