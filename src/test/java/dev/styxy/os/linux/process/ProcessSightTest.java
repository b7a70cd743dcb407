package dev.styxy.os.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Sameness;
import dev.styxy.it.Deadline;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.os.CompiledDouble;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.Headless;
import dev.styxy.os.linux.LinuxClock;
import dev.styxy.os.linux.LinuxHostFacts;
import dev.styxy.os.linux.OtherJvm;
import dev.styxy.os.linux.Outsider;
import dev.styxy.os.linux.Root;
import dev.styxy.os.platform.HostFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, as /proc shows them. */
class ProcessSightTest {
  private final HostFacts facts = LinuxHostFacts.read();
  private final ProcessTable processes = table();

  private ProcessTable table() {
    return new LinuxProcessTable(facts.bootId(), facts.pidNamespace(), 0);
  }

  private ProcessRef identity(long pid) {
    return processes.identify(processes.find(pid).orElseThrow());
  }

  private static Child inDirectory(Path directory) throws IOException {
    return Child.shell("cd \"$1\" && exec cat /proc/self/stat -", directory.toString());
  }

  @Test
  void ownProcessIsAliveAndKnownByItsNumberAndUser() {
    assertEquals(ProcessHandle.current().pid(), processes.self());
    ProcessInfo self = processes.find(processes.self()).orElseThrow();
    assertEquals(facts.uid(), self.uid());
    assertEquals(ProcessHandle.current().parent().orElseThrow().pid(), self.parent());
    assertEquals(new Liveness.Alive(), processes.judge(identity(processes.self())));
  }

  @Test
  void childIsSeenWithItsParentAndArguments() throws Exception {
    try (Child child = Child.idle()) {
      assertEquals(processes.self(), processes.find(child.pid()).orElseThrow().parent());
      assertEquals(Child.IDLE, processes.arguments(child.pid()));
    }
  }

  @Test
  void processThatEndedIsGone() throws Exception {
    Child child = Child.idle();
    ProcessRef identity = identity(child.pid());
    child.close();
    ProcessTable later = new LinuxProcessTable(facts.bootId(), facts.pidNamespace(), 0);
    assertEquals(Optional.empty(), later.find(child.pid()));
    assertInstanceOf(Liveness.Gone.class, later.judge(identity));
  }

  @Test
  void numberThatWasGivenAgainIsGoneAndBothStartsAreSaid() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef now = identity(child.pid());
      ProcessRef before =
          new ProcessRef(
              now.pid(), now.startToken() - 1, now.pidNamespace(), now.bootId(), now.command());
      Liveness.Gone gone = assertInstanceOf(Liveness.Gone.class, processes.judge(before));
      assertTrue(gone.evidence().contains(Long.toString(now.startToken())), gone.evidence());
      assertTrue(gone.evidence().contains(Long.toString(before.startToken())), gone.evidence());
      assertEquals(new Liveness.Alive(), processes.judge(now));
    }
  }

  @Test
  void zombieIsGone() throws Exception {
    try (Child child =
        // cat does not wait for the child that the shell leaves to it. The child ends only once cat
        // is
        // there: the shell would reap it.
        Child.shell("until grep -q cat /proc/$$/comm; do :; done & echo $!; exec cat")) {
      // A table of its own each time: one remembers what it has seen.
      Deadline.await(() -> table().find(child.number(0)).orElseThrow().isZombie());
      ProcessRef zombie = identity(child.number(0));
      assertInstanceOf(Liveness.Gone.class, processes.judge(zombie));
      assertEquals(List.of(), processes.arguments(child.number(0)));
    }
  }

  @Test
  void processWhoseFirstThreadEndedIsAlive() throws Exception {
    try (Child child = Child.start(OtherJvm.command(Headless.class))) {
      child.firstLine();
      assertEquals(new Liveness.Alive(), processes.judge(identity(child.pid())));
    }
  }

  @Test
  void nameMayHoldAnything() throws Exception {
    try (Child child =
        Child.shell("printf 'a) R 1\\n(b\\\\n' >/proc/$$/comm; echo ready; read line")) {
      ProcessInfo seen = processes.find(child.pid()).orElseThrow();
      assertEquals("a) R 1\n(b\\n", seen.command());
      assertEquals(processes.self(), seen.parent());
      assertEquals(new Liveness.Alive(), processes.judge(identity(child.pid())));
    }
  }

  @Test
  void forkHasTheStackOfItsParentUntilItExecutesSomething() throws Exception {
    try (Child child = Child.shell("exec 3<&0; (read line <&3; true) & echo $!; read line")) {
      long parent = processes.find(child.pid()).orElseThrow().imageToken();
      assertEquals(parent, processes.find(child.number(0)).orElseThrow().imageToken());
      long own = processes.find(processes.self()).orElseThrow().imageToken();
      assertFalse(parent == own);
    }
  }

  @Test
  void otherBootIsGone() {
    ProcessRef now = identity(processes.self());
    ProcessRef before =
        new ProcessRef(now.pid(), now.startToken(), now.pidNamespace(), "other", now.command());
    assertInstanceOf(Liveness.Gone.class, processes.judge(before));
  }

  @Test
  void ownerInAnotherPidNamespaceIsUnknown() throws Exception {
    Root.isNeeded();
    try (Child child =
        Child.under(
            List.of("unshare", "-p", "--fork", "--mount-proc", "sh", "-c"),
            List.of(
                "echo $$ $(cut -d' ' -f22 /proc/$$/stat) $(readlink /proc/$$/ns/pid);"
                    + " exec cat"))) {
      ProcessRef inside =
          new ProcessRef(
              child.number(0),
              child.number(1),
              child.firstLine().split(" ")[2],
              facts.bootId(),
              "sh");
      assertInstanceOf(Liveness.Unknown.class, processes.judge(inside));
    }
  }

  @Test
  void userIsTheEffectiveOne() throws Exception {
    Root.isNeeded();
    List<String> become = List.of("setpriv", "--ruid=1", "--euid=65534", "--clear-groups");
    try (Child child = Child.under(become, Child.IDLE)) {
      assertEquals(65534, processes.find(child.pid()).orElseThrow().uid());
    }
  }

  @Test
  void processOfAnotherUserIsAlive() throws Exception {
    Root.isNeeded();
    try (Child child = Child.idle()) {
      long token = identity(child.pid()).startToken();
      assertEquals("Alive[]", Outsider.sees(List.of(), "judge", child.pid(), token));
    }
  }

  @Test
  void processThatIsHiddenFromProcIsUnknownAndOneThatEndedIsGone() throws Exception {
    Root.isNeeded();
    List<String> hiding =
        List.of(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount -t proc -o hidepid=2 proc /proc && exec \"$@\"",
            "sh");
    try (Child child = Child.idle()) {
      String hidden = Outsider.sees(hiding, "judge", child.pid(), 1);
      assertTrue(hidden.startsWith("Unknown["), hidden);
    }
    Child ended = Child.idle();
    ended.close();
    String gone = Outsider.sees(hiding, "judge", ended.pid(), 1);
    assertTrue(gone.startsWith("Gone["), gone);
  }

  @Test
  void workingDirectoryIsTheProcesssOwn(@TempDir Path directory) throws Exception {
    Path real = directory.toRealPath();
    try (Child child = inDirectory(real)) {
      assertEquals(Optional.of(real.toString()), processes.workingDirectory(child.pid()));
    }
  }

  @Test
  void removedWorkingDirectoryIsNone(@TempDir Path directory) throws Exception {
    Path removed = Files.createDirectory(directory.resolve("removed"));
    try (Child child = inDirectory(removed)) {
      Files.delete(removed);
      assertEquals(Optional.empty(), processes.workingDirectory(child.pid()));
    }
  }

  @Test
  void directoryWhoseNameEndsLikeARemovedOneIsSeen(@TempDir Path directory) throws Exception {
    Path odd = Files.createDirectory(directory.toRealPath().resolve("x (deleted)"));
    try (Child child = inDirectory(odd)) {
      assertEquals(Optional.of(odd.toString()), processes.workingDirectory(child.pid()));
    }
  }

  @Test
  void aDirectoryIsComparedByWhatItIs(@TempDir Path directory) throws Exception {
    Path real = Files.createDirectory(directory.toRealPath().resolve("app"));
    Path other = Files.createDirectory(directory.toRealPath().resolve("other"));
    try (Child child = inDirectory(real)) {
      assertEquals(Sameness.SAME, processes.isWorkingAt(child.pid(), real.toString()));
      assertEquals(Sameness.OTHER, processes.isWorkingAt(child.pid(), other.toString()));
      Files.move(real, directory.toRealPath().resolve("moved"));
      Files.createDirectory(real);
      assertEquals(Sameness.OTHER, processes.isWorkingAt(child.pid(), real.toString()));
    }
  }

  @Test
  void aDirectoryOfTheSameNameInAnotherMountNamespaceIsAnother(@TempDir Path directory)
      throws Exception {
    Needs.root();
    Path real = directory.toRealPath();
    String script =
        "mount -t tmpfs styxy-test " + real + " && cd " + real + " && echo ready && read line";
    Process hidden = new ProcessBuilder("unshare", "-m", "sh", "-c", script).start();
    try {
      assertEquals("ready", hidden.inputReader().readLine());
      assertEquals(Optional.of(real.toString()), processes.workingDirectory(hidden.pid()));
      assertEquals(Sameness.OTHER, processes.isWorkingAt(hidden.pid(), real.toString()));
    } finally {
      hidden.destroyForcibly().waitFor();
    }
  }

  @Test
  void theSameDirectoryInAnotherMountNamespaceIsTheSame(@TempDir Path directory) throws Exception {
    Needs.root();
    Path real = directory.toRealPath();
    String script = "cd " + real + " && echo ready && read line";
    Process apart = new ProcessBuilder("unshare", "-m", "sh", "-c", script).start();
    try {
      assertEquals("ready", apart.inputReader().readLine());
      assertEquals(Sameness.SAME, processes.isWorkingAt(apart.pid(), real.toString()));
    } finally {
      apart.destroyForcibly().waitFor();
    }
  }

  /** What proc(5) itself serves counts as what may block, so that only namespaces are compared. */
  @Test
  void whereToLookMayBlockTheNamespaceAndTheTextDecide() throws Exception {
    Path proc = Path.of("/proc");
    try (Child child = inDirectory(proc)) {
      assertTrue(processes.mayBlock("/proc"));
      assertEquals(Sameness.SAME, processes.isWorkingAt(child.pid(), "/proc"));
    }
  }

  /** For a moment, execve(2) leaves a process without arguments and environment. */
  @Test
  void whoJustBecomesAnotherProgramIsWaitedFor(@TempDir Path directory) throws Exception {
    Path again = Files.writeString(directory.resolve("again"), "exec sh \"$0\"\n");
    ProcessBuilder start = new ProcessBuilder("sh", again.toString());
    start.environment().put("STYXY_LOCK_ID", "one");
    Process child = start.start();
    try {
      for (int i = 0; i < 100; i++) {
        assertEquals(Optional.of("one"), processes.lockIdAtStart(child.pid()));
        assertEquals(List.of("sh", again.toString()), processes.arguments(child.pid()));
        assertTrue(processes.startedUnder("one").stream().anyMatch(p -> p.pid() == child.pid()));
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  /** The first thread looks dead at the moment in which another one takes its place. */
  @Test
  void whoBecomesAnotherProgramFromAnotherThreadIsAlive(@TempDir Path directory) throws Exception {
    String program = directory.resolve("successor").toString();
    CompiledDouble.compileProgram("linux/successor.c", program);
    Process child = new ProcessBuilder(program).start();
    try {
      ProcessRef identity = identity(child.pid());
      for (int i = 0; i < 5000; i++) {
        assertEquals(new Liveness.Alive(), table().judge(identity));
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void theLockIdIsFoundInTheEnvironmentOfAStart() throws Exception {
    Process child = new ProcessBuilder("env", "STYXY_LOCK_ID=one", "sleep", "600").start();
    try {
      Deadline.await(
          () -> processes.isStartedUnder(processes.find(child.pid()).orElseThrow(), "one"));
      ProcessInfo seen = processes.find(child.pid()).orElseThrow();
      assertFalse(processes.isStartedUnder(seen, "on"));
      assertFalse(processes.isStartedUnder(seen, "other"));
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  @Test
  void startsAreToldByTheClockThatCountsFromBoot() throws Exception {
    LinuxClock clock = new LinuxClock(facts.bootId(), BootShift.seconds());
    ProcessTable shifted =
        new LinuxProcessTable(facts.bootId(), facts.pidNamespace(), BootShift.seconds());
    long before = clock.now().uptimeMillis();
    try (Child child = Child.idle()) {
      ProcessInfo seen = shifted.find(child.pid()).orElseThrow();
      long began = shifted.uptimeAtStart(seen).orElseThrow();
      // Both are rounded down to hundredths of a second.
      assertTrue(began >= before - 10, began + " before " + before);
      assertTrue(began <= clock.now().uptimeMillis() + 10);
    }
  }

  @Test
  void pidsThatNobodyHasAreNotFound() {
    for (long pid : new long[] {0, -1, Long.MAX_VALUE, Integer.MAX_VALUE}) {
      assertEquals(Optional.empty(), processes.find(pid));
    }
  }
}
