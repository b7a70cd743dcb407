package dev.styxy.core.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.OuterSystem;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a port. */
class PortInspectorTest extends AllocatorScene {

  private PortReport inspect(int port) {
    PortInspector inspector = new PortInspector(host, settings);
    return coordinator()
        .run(transaction -> inspector.inspect(transaction, port, Protocol.TCP))
        .answer();
  }

  @Test
  void freePortIsAvailable() {
    PortReport report = inspect(3000);
    assertTrue(report.isAvailable());
    assertEquals(Optional.empty(), report.obstacle());
    assertEquals("port 3000 is available", report.explanation());
  }

  @Test
  void listenerIsNamed() {
    ports.listen(3000, FakeProcesses.INIT);
    PortReport report = inspect(3000);
    assertFalse(report.isAvailable());
    assertEquals(Optional.of(Obstacle.LISTENING), report.obstacle());
    assertEquals(
        "port 3000 is in use: pid 1 (systemd, uid 1000) is listening on 127.0.0.1:3000/tcp",
        report.explanation());
  }

  @Test
  void boundSocketIsNamedAsSuch() {
    ports.bind(3000, Protocol.TCP, SocketState.BOUND, "127.0.0.1", FakeProcesses.INIT);
    PortReport report = inspect(3000);
    assertEquals(Optional.of(Obstacle.BOUND), report.obstacle());
    assertTrue(report.explanation().endsWith("is bound to 127.0.0.1:3000/tcp"));
  }

  @Test
  void hiddenProcessIsToldByItsUser() {
    ports.listen(3000);
    assertEquals(
        "port 3000 is in use: uid 1000 is listening on 127.0.0.1:3000/tcp, pid not visible",
        inspect(3000).explanation());
  }

  @Test
  void nobodyIsAdvisedToReleaseAPortInUse() {
    given(Draft.of(3000).named("web").owner(bash).at(clock.now()));
    ports.listen(3000, FakeHost.BASH);
    assertEquals(List.of("styxy allocate dev", "styxy list -v"), inspect(3000).suggestions());
  }

  @Test
  void blockedPortTellsWhoListensOnItAllTheSame() {
    ports.listen(22, FakeHost.BASH);
    String explanation = inspect(22).explanation();
    assertTrue(explanation.contains("blocked by browsers"), explanation);
    assertTrue(explanation.contains("pid " + FakeHost.BASH), explanation);
  }

  @Test
  void allocationIsTold() {
    given(Draft.of(3000).named("web").at(clock.now()));
    PortReport report = inspect(3000);
    assertEquals(Optional.of(Obstacle.ALLOCATED), report.obstacle());
    assertEquals(List.of("styxy allocate dev", "styxy list -v"), report.suggestions());
  }

  @Test
  void ownerIsAdvisedToRelease() {
    given(Draft.of(3000).named("web").at(clock.now()));
    PortInspector inspector = new PortInspector(host, settings);
    Requester owner = allocation -> allocation.port() == 3000;
    PortReport report =
        coordinator()
            .run(transaction -> inspector.inspect(transaction, 3000, Protocol.UDP, owner))
            .answer();
    assertEquals(List.of("styxy allocate dev -p 3000 --protocol udp"), report.suggestions());
    report =
        coordinator()
            .run(transaction -> inspector.inspect(transaction, 3000, Protocol.TCP, owner))
            .answer();
    assertTrue(report.suggestions().contains("styxy release 3000"));
  }

  @Test
  void allocationInUseIsToldWithItsListener() {
    given(Draft.of(3000).owner(bash).ttl(Ttl.NONE).at(clock.now()));
    ports.listen(3000, FakeHost.BASH);
    assertEquals(
        "port 3000 is allocated to dev of /nowhere/app (owner pid 500 bash), no time limit;"
            + " pid 500 (bash, uid 1000) is listening on 127.0.0.1:3000/tcp",
        inspect(3000).explanation());
  }

  @Test
  void excludedPortIsTold() {
    settings =
        new Settings(BuiltInTypes.all(), Ttl.DEFAULT, List.of(new PortRange(3000, 3009)), true);
    assertEquals(Optional.of(Obstacle.EXCLUDED), inspect(3000).obstacle());
  }

  @Test
  void browserBlockedPortIsTold() {
    assertEquals(Optional.of(Obstacle.BROWSER_BLOCKED), inspect(6000).obstacle());
  }

  @Test
  void privilegedPortThatMayBeBoundIsAvailable() {
    PortReport report = inspect(80);
    assertTrue(report.isAvailable());
    assertEquals(Optional.of(Obstacle.PRIVILEGED), report.obstacle());
  }

  @Test
  void privilegedPortThatMayNotBeBoundIsDenied() {
    ports.answerBind(80, BindProbe.Answer.DENIED);
    PortReport report = inspect(80);
    assertFalse(report.isAvailable());
    assertEquals(
        "port 80 may not be bound by you (ports below 1024 are privileged)", report.explanation());
  }

  @Test
  void ephemeralPortIsAvailableWithAWarning() {
    PortReport report = inspect(40000);
    assertTrue(report.isAvailable());
    assertTrue(report.explanation().contains("ephemeral range 32768-60999"));
  }

  @Test
  void refusedBindWithoutASocketIsTold() {
    ports.answerBind(3000, BindProbe.Answer.BUSY);
    assertEquals(Optional.of(Obstacle.IN_USE), inspect(3000).obstacle());
  }

  @Test
  void underWslAProgramOfWindowsMayHaveThePort() {
    ports.answerBind(3000, BindProbe.Answer.BUSY);
    host.outer = Optional.of(new OuterSystem("Windows", true, "netstat.exe -ano"));
    PortReport report = inspect(3000);
    assertEquals(
        "port 3000 cannot be bound, though no socket is visible on it: an outgoing connection or a"
            + " program of Windows may be using it",
        report.explanation());
    assertEquals("netstat.exe -ano | grep :3000", report.suggestions().get(1));
  }

  @ParameterizedTest
  @EnumSource(
      value = BindProbe.Answer.class,
      names = {"DENIED", "BUSY"})
  void excludedRangeIsNamed(BindProbe.Answer answer) {
    ports.answerBind(3000, answer);
    host.limits = FakeLimits.excluding(new PortRange(2950, 3049));
    PortReport report = inspect(3000);
    assertFalse(report.isAvailable());
    assertTrue(report.explanation().contains("has excluded 2950-3049"), report.explanation());
    assertEquals("netsh reserved", report.suggestions().get(1));
  }

  @Test
  void portThatCannotBeAskedIsNotAvailable() {
    ports.makeUnknown(3000, "no answer in time");
    PortReport report = inspect(3000);
    assertFalse(report.isAvailable());
    assertEquals(Optional.of(Obstacle.IN_USE), report.obstacle());
  }

  @Test
  void lookingAtAPortWritesNothing() {
    inspect(3000);
    assertEquals(0, store.saves());
  }
}
