package dev.styxy.os.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.Host;
import dev.styxy.core.system.Signals.Delivery;
import dev.styxy.model.EndSignal;
import dev.styxy.model.ProcessRef;
import dev.styxy.os.linux.Child;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MacSignalsTest {
  private LibSystemDouble system;
  private Host host;

  @BeforeEach
  void compile() throws Exception {
    system = new LibSystemDouble();
    host = system.platform().host();
  }

  @AfterEach
  void reset() {
    if (system != null) {
      system.reset();
    }
  }

  private ProcessRef identity(Child child) {
    return host.processes().identify(host.processes().find(child.pid()).orElseThrow());
  }

  @Test
  void theVerySignalArrives() throws Exception {
    try (Child child = Child.idle()) {
      assertEquals(Delivery.SENT, host.signals().send(identity(child), EndSignal.KILL));
      assertEquals(137, child.status());
    }
    try (Child child =
        Child.shell("trap 'exit 42' ABRT; echo ready; while :; do sleep 0.1; done")) {
      assertEquals(Delivery.SENT, host.signals().send(identity(child), EndSignal.ABRT));
      assertEquals(42, child.status());
    }
  }

  @Test
  void processThatWasGivenThePidIsNotHit() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef recorded = identity(child);
      system.giveAgain(child.pid());
      assertEquals(Delivery.GONE, host.signals().send(recorded, EndSignal.KILL));
      assertTrue(ProcessHandle.of(child.pid()).orElseThrow().isAlive());
    }
  }

  @Test
  void processThatMayNotBeAskedAboutIsNotHit() throws Exception {
    try (Child child = Child.idle()) {
      ProcessRef recorded = identity(child);
      system.deny(child.pid());
      assertEquals(Delivery.DENIED, host.signals().send(recorded, EndSignal.KILL));
      assertTrue(ProcessHandle.of(child.pid()).orElseThrow().isAlive());
    }
  }
}
