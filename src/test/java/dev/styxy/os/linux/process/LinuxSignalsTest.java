package dev.styxy.os.linux.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.core.system.Signals.Delivery;
import dev.styxy.model.EndSignal;
import dev.styxy.model.ProcessRef;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.LinuxPlatform;
import dev.styxy.os.linux.Outsider;
import dev.styxy.os.linux.Root;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LinuxSignalsTest {
  private final Host host = LinuxPlatform.open().host();
  private final ProcessTable processes = host.processes();
  private final Signals signals = host.signals();

  private ProcessRef identity(long pid) {
    return processes.identify(processes.find(pid).orElseThrow());
  }

  @Test
  void signalReachesItsProcess() throws Exception {
    try (Child child = Child.idle()) {
      ProcessHandle handle = ProcessHandle.of(child.pid()).orElseThrow();
      assertEquals(Delivery.SENT, signals.send(identity(child.pid()), EndSignal.TERM));
      handle.onExit().orTimeout(30, TimeUnit.SECONDS).join();
    }
  }

  @Test
  void processThatWasGivenThePidOfAnotherIsNotHit() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef now = identity(child.pid());
      ProcessRef before =
          new ProcessRef(
              now.pid(), now.startToken() - 1, now.pidNamespace(), now.bootId(), now.command());
      assertEquals(Delivery.GONE, signals.send(before, EndSignal.KILL));
      assertTrue(ProcessHandle.of(child.pid()).orElseThrow().isAlive());
    }
  }

  @Test
  void processThatEndedIsGone() throws Exception {
    Child child = Child.idle();
    ProcessRef ended = identity(child.pid());
    child.close();
    assertEquals(Delivery.GONE, signals.send(ended, EndSignal.TERM));
  }

  @Test
  void processOfAnotherPidNamespaceIsNotHit() throws Exception {
    ProcessRef self = identity(processes.self());
    ProcessRef foreign =
        new ProcessRef(self.pid(), self.startToken(), "pid:[1]", self.bootId(), "x");
    assertEquals(Delivery.DENIED, signals.send(foreign, EndSignal.HUP));
  }

  @Test
  void processOfAnotherUserIsDenied() throws Exception {
    Root.isNeeded();
    try (Child child = Child.idle()) {
      assertEquals("DENIED", Outsider.sees(List.of(), "kill", child.pid()));
    }
  }
}
