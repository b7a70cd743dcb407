package dev.styxy.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.model.ProcessRef;
import org.junit.jupiter.api.Test;

class PresentProcessesTest {
  private final FakeWorld world = new FakeWorld();
  private final FakeProcesses processes = world.processes;
  private final PresentProcesses present = new PresentProcesses(processes);

  @Test
  void aProcessIsNamedAsItWasRecorded() {
    assertEquals("bash 500", present.nameAndPid(processes.ref(FakeWorld.BASH)));
  }

  @Test
  void aShellThatHasBecomeItsCommandIsNamedAfterThat() {
    ProcessRef recorded = processes.ref(FakeWorld.BASH);
    processes.rename(FakeWorld.BASH, "node");
    assertEquals("node 500", present.nameAndPid(recorded));
  }

  @Test
  void whoeverWasGivenThePidSinceIsNotNamed() {
    ProcessRef recorded = processes.ref(FakeWorld.BASH);
    processes.end(FakeWorld.BASH);
    assertEquals("bash 500", present.nameAndPid(recorded));
    processes.start(FakeWorld.BASH, 1, 1, "node");
    assertEquals("bash 500", present.nameAndPid(recorded));
  }

  @Test
  void aPidOfAnotherNamespaceIsMarked() {
    ProcessRef elsewhere = new ProcessRef(500, 1, "pid:[2]", FixedMoment.BOOT, "zsh");
    assertEquals("zsh 500 (other namespace)", present.nameAndPid(elsewhere));
  }

  @Test
  void whereOwnNamespaceCannotBeToldNothingIsMarked() {
    processes.hide(FakeProcesses.SELF);
    ProcessRef elsewhere = new ProcessRef(500, 1, "pid:[2]", FixedMoment.BOOT, "zsh");
    assertEquals("zsh 500", present.nameAndPid(elsewhere));
  }
}
