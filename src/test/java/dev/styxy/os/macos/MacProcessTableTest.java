package dev.styxy.os.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.core.owner.PortForwarders;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.it.Deadline;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.os.linux.Child;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes, through the double of libSystem. */
class MacProcessTableTest {
  private static final int SOMEBODY_ELSE = 54321;

  @TempDir private Path directory;
  private LibSystemDouble system;
  private ProcessTable processes;

  @BeforeEach
  void compile() throws Exception {
    system = new LibSystemDouble();
    processes = system.platform().host().processes();
  }

  @AfterEach
  void reset() {
    if (system != null) {
      system.reset();
    }
  }

  private ProcessRef identity(long pid) {
    return processes.identify(processes.find(pid).orElseThrow());
  }

  @Test
  void processIsFoundWithItsParentAndSession() throws Exception {
    try (Child child = Child.idle()) {
      ProcessInfo found = processes.find(child.pid()).orElseThrow();
      ProcessInfo self = processes.find(processes.self()).orElseThrow();
      assertEquals(processes.self(), found.parent());
      assertEquals(self.session(), found.session());
      assertEquals(self.uid(), found.uid());
      assertEquals("cat", found.command());
      assertFalse(found.isZombie());
      assertEquals(Child.IDLE, processes.arguments(child.pid()));
      assertEquals(
          Optional.of(Path.of("").toAbsolutePath().toString()),
          processes.workingDirectory(child.pid()));
    }
  }

  @Test
  void processIsAliveUntilItEnds() throws Exception {
    ProcessRef recorded;
    try (Child child = Child.idle()) {
      recorded = identity(child.pid());
      assertEquals(new Liveness.Alive(), processes.judge(recorded));
    }
    assertInstanceOf(Liveness.Gone.class, processes.judge(recorded));
    assertEquals(Optional.empty(), processes.find(recorded.pid()));
  }

  @Test
  void pidThatWasGivenAgainIsGone() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef recorded = identity(child.pid());
      system.giveAgain(child.pid());
      assertEquals(
          new Liveness.Gone("pid " + child.pid() + " was reused"), processes.judge(recorded));
    }
  }

  @Test
  void identityOutlivesAnExec() throws Exception {
    try (Child child = Child.shell("echo $$; read line; exec cat")) {
      ProcessRef before = identity(child.pid());
      assertEquals(new Liveness.Alive(), processes.judge(before));
      assertEquals(before.startToken(), identity(child.pid()).startToken());
    }
  }

  @Test
  void processOfAnEarlierBootIsGone() {
    ProcessRef self = identity(processes.self());
    ProcessRef before = new ProcessRef(self.pid(), self.startToken(), "", "A-B-C", "java");
    assertInstanceOf(Liveness.Gone.class, processes.judge(before));
  }

  @Test
  void zombieIsFoundAndGone() throws Exception {
    try (Child child =
        Child.shell("until grep -q cat /proc/$$/comm; do :; done & echo $!; exec cat")) {
      long pid = child.number(0);
      Deadline.await(() -> processes.find(pid).orElseThrow().isZombie());
      assertEquals(
          new Liveness.Gone("pid " + pid + " is a zombie"), processes.judge(identity(pid)));
    }
  }

  /** Only SHORTBSDINFO, PATHINFO and UNIQIDENTIFIERINFO are for everybody. */
  @Test
  void processOfAnotherUserIsAliveAndKeepsItsSecrets() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef recorded = identity(child.pid());
      system.pretendUser(SOMEBODY_ELSE);
      assertEquals(new Liveness.Alive(), processes.judge(recorded));
      assertEquals(recorded, identity(child.pid()));
      assertEquals(List.of(), processes.arguments(child.pid()));
      assertEquals(Optional.empty(), processes.workingDirectory(child.pid()));
      assertEquals(Optional.empty(), processes.lockIdAtStart(child.pid()));
    }
  }

  @Test
  void processThatMayNotBeAskedAboutIsDoubtAndNotAbsence() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef recorded = identity(child.pid());
      system.deny(child.pid());
      assertInstanceOf(Liveness.Unknown.class, processes.judge(recorded));
    }
  }

  /** styxy 1.0 recorded the time of the start, which proves nothing here. */
  @Test
  void processThatWasRecordedWithoutAUniqueIdIsDoubt() {
    ProcessRef self = identity(processes.self());
    long millis = 1_700_000_000_000L;
    ProcessRef before = new ProcessRef(self.pid(), millis, "", self.bootId(), "java");
    assertInstanceOf(Liveness.Unknown.class, processes.judge(before));
  }

  @Test
  void numbersThatAreNoPidAreNobody() {
    for (long pid : new long[] {-1, 0, 1L << 40}) {
      assertEquals(Optional.empty(), processes.find(pid));
    }
    ProcessRef nobody = new ProcessRef(1L << 40, 1, "", "", "x");
    assertInstanceOf(Liveness.Gone.class, processes.judge(nobody));
  }

  @Test
  void longNameIsWhole() throws Exception {
    Path forwarder = directory.resolve("com.docker.backend");
    Files.copy(Needs.program("cat", "coreutils").toRealPath(), forwarder);
    Needs.fact(Files.isExecutable(forwarder) || forwarder.toFile().setExecutable(true), "exec");
    try (Child child = Child.start(List.of(forwarder.toString(), "/proc/self/stat", "-"))) {
      ProcessInfo found = processes.find(child.pid()).orElseThrow();
      assertEquals("com.docker.backend", found.command());
      assertTrue(PortForwarders.isPortForwarder(found));
    }
  }

  @Test
  void treeOfARunIsFoundByItsLockId() throws Exception {
    String id = UUID.randomUUID().toString();
    try (Child child = Child.under(List.of("env", "STYXY_LOCK_ID=" + id), Child.IDLE)) {
      assertEquals(Optional.of(id), processes.lockIdAtStart(child.pid()));
      assertEquals(
          List.of(child.pid()), processes.startedUnder(id).stream().map(ProcessInfo::pid).toList());
      ProcessInfo self = processes.find(processes.self()).orElseThrow();
      assertFalse(processes.isStartedUnder(self, id));
    }
  }
}
