package dev.styxy.core.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.model.Connection;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortRemarksTest extends WorkScene {
  private PortReport report() {
    return application()
        .coordinator()
        .run(
            transaction ->
                new PortInspector(host, settings).inspect(transaction, PORT, Protocol.TCP))
        .answer();
  }

  private String remarks() {
    var outcome =
        application()
            .coordinator()
            .run(
                transaction ->
                    new PortInspector(host, settings).inspect(transaction, PORT, Protocol.TCP));
    PortRemarks remarks = new PortRemarks(host, actions, outcome.transaction());
    return String.join("\n", remarks.on(outcome.answer()));
  }

  @Test
  void aCommandThatListensElsewhereIsToldWhere() {
    ProcessRef command = server(600);
    given(Draft.of(PORT).named("web").owner(command).holder(command).at(clock.now()));
    processes.mark(web.lockId(), 600);
    ports.hold(PORT, 600).listen(5173, 600);
    assertEquals(
        "its command (pid 600, node) listens on 5173, not on 3000: pass it {port}", remarks());
  }

  @Test
  void aCommandThatHasJustDiedOnThePortMayNeedNoHold() {
    ProcessRef command = server(600);
    given(Draft.of(PORT).named("web").owner(command).holder(command).at(clock.now()));
    processes.end(600);
    clock.forward(2_000);
    assertTrue(remarks().contains("within 3s of its start"), remarks());
    assertEquals("", remarks());
  }

  @Test
  void whereNothingIsHeldNoHoldIsBlamed() {
    ProcessRef command = server(600);
    given(Draft.of(PORT).named("web").owner(command).holder(command).at(clock.now()));
    processes.end(600);
    clock.forward(2_000);
    actions.isHoldSupported = false;
    assertTrue(remarks().endsWith("within 3s of its start"));
  }

  @Test
  void afterACommandThatRanForLongNothingIsAdvised() {
    ProcessRef command = server(600);
    given(Draft.of(PORT).named("web").owner(command).holder(command).at(clock.now()));
    processes.end(600);
    clock.forward(60_000);
    assertEquals("dev/web had it until now", remarks());
  }

  @Test
  void aFreePortNeedsNone() {
    assertEquals("", remarks());
  }

  @Test
  void aHeldPortWaitsForItsCommand() {
    given(web);
    server(600);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "::", 600);
    assertTrue(remarks().contains("held for its command"), remarks());
  }

  @Test
  void aContainersPortIsTracedToIt() {
    processes.start(
        8000,
        1,
        8000,
        "docker-proxy",
        "-proto",
        "tcp",
        "-container-ip",
        "172.17.0.2",
        "-container-port",
        "80");
    ports.listen(PORT, 8000);
    assertTrue(remarks().contains("container at 172.17.0.2, port 80"), remarks());
    assertEquals("docker ps --filter publish=3000", PortRemarks.suggestions(report()).get(0));
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.docker.backend", "com.docker.backend.exe", "OrbStack Helper"})
  void portOfADesktopIsLookedForInDocker(String forwarder) {
    processes.start(8000, 1, 8000, forwarder);
    ports.listen(PORT, 8000);
    assertTrue(remarks().contains("on behalf of somebody else"), remarks());
    assertEquals("docker ps --filter publish=3000", PortRemarks.suggestions(report()).get(0));
  }

  @Test
  void theAirPlayReceiverIsExplained() {
    processes.start(8000, 1, 8000, "ControlCenter");
    ports.listen(5000, 8000).listen(PORT, 8000);
    var outcome =
        application()
            .coordinator()
            .run(t -> new PortInspector(host, settings).inspect(t, 5000, Protocol.TCP));
    List<String> remarks =
        new PortRemarks(host, actions, outcome.transaction()).on(outcome.answer());
    assertTrue(remarks.get(0).contains("AirPlay Receiver"), remarks.toString());
    assertEquals("", remarks());
  }

  @Test
  void connectionsThatUseThePortAreNamed() {
    for (int i = 1; i <= 5; i++) {
      actions.connections.add(new Connection(false, "192.0.2." + i + ":443", i));
    }
    assertTrue(remarks().contains("connection to 192.0.2.1:443"), remarks());
    assertTrue(remarks().contains("2 more connections"), remarks());
  }

  @Test
  void lingeringConnectionsAreCounted() {
    actions.connections.addAll(
        List.of(new Connection(true, "127.0.0.1:1", 0), new Connection(true, "127.0.0.1:2", 0)));
    assertTrue(remarks().startsWith("2 connections of an earlier server linger"), remarks());
  }

  @Test
  void aListenerInAnotherNamespaceIsNoConflict() {
    actions.elsewhere = processes.find(STRANGER);
    assertTrue(remarks().contains("another network namespace"), remarks());
  }

  @Test
  void theClientsOfAServerAreNotItsTrouble() {
    ports.listen(PORT, STRANGER);
    actions.connections.add(new Connection(false, "127.0.0.1:1", 1));
    assertEquals("", remarks());
    assertEquals("styxy kill 3000 --dry-run", PortRemarks.suggestions(report()).get(0));
  }
}
