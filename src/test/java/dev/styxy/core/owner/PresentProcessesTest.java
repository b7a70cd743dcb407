package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.ProcessRef;
import org.junit.jupiter.api.Test;

class PresentProcessesTest {
  private final FakeHost host = new FakeHost();
  private final FakeProcesses processes = host.processes;
  private final PresentProcesses present = new PresentProcesses(processes);

  @Test
  void aProcessIsNamedAsItWasRecorded() {
    assertEquals("bash 500", present.nameAndPid(processes.ref(FakeHost.BASH)));
  }

  @Test
  void aShellThatHasBecomeItsCommandIsNamedAfterThat() {
    ProcessRef recorded = processes.ref(FakeHost.BASH);
    processes.rename(FakeHost.BASH, "node");
    assertEquals("node 500", present.nameAndPid(recorded));
  }

  @Test
  void whoeverWasGivenThePidSinceIsNotNamed() {
    ProcessRef recorded = processes.ref(FakeHost.BASH);
    processes.end(FakeHost.BASH);
    assertEquals("bash 500", present.nameAndPid(recorded));
    processes.start(FakeHost.BASH, 1, 1, "node");
    assertEquals("bash 500", present.nameAndPid(recorded));
  }

  @Test
  void aPidOfAnotherNamespaceIsMarked() {
    ProcessRef elsewhere = new ProcessRef(500, 1, "pid:[2]", FixedClock.BOOT, "zsh");
    assertEquals("zsh 500 (other namespace)", present.nameAndPid(elsewhere));
  }

  @Test
  void whereOwnNamespaceCannotBeToldNothingIsMarked() {
    processes.hide(FakeProcesses.SELF);
    ProcessRef elsewhere = new ProcessRef(500, 1, "pid:[2]", FixedClock.BOOT, "zsh");
    assertEquals("zsh 500", present.nameAndPid(elsewhere));
  }
}
