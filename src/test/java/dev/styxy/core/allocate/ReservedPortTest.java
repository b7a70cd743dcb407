package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.ports.Obstacle;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReservedPortTest extends AllocatorScene {

  @BeforeEach
  void reserve() {
    keep(new Reservation(3000, "dev", "lobby", "always on"));
  }

  private void keep(Reservation reservation) {
    settings =
        new Settings(
            settings.types(),
            settings.ttl(),
            List.of(),
            true,
            List.of(reservation),
            settings.templates(),
            settings.autoAllocation());
  }

  @Test
  void itIsSkipped() {
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void itIsRefusedEvenByNumber() {
    StyxyException refusal = refusal(Ask.of("dev").exactly(3000));
    assertEquals(FailureCode.HELD, refusal.code());
    assertEquals(
        "port 3000 is reserved for dev/lobby by the configuration (always on)",
        refusal.getMessage());
  }

  @Test
  void itIsGivenToTheNameThatItIsKeptFor() {
    assertEquals(3000, port(Ask.of("dev").named("lobby")));
    assertEquals(3000, port(Ask.of("dev").named("lobby")));
    assertEquals(3001, port(Ask.of("dev").named("other")));
  }

  @Test
  void itIsGivenToItsNameBeforeTheStickyPort() {
    List<Reservation> reserved = settings.reserved();
    settings = FakeHost.settings();
    String lockId = grant(Ask.of("dev").named("lobby").port(3050)).allocation().lockId();
    coordinator().run(new Releaser().release(new Selector.Words(List.of(lockId), "")));
    reserve();
    assertEquals(reserved, settings.reserved());
    assertEquals(3000, port(Ask.of("dev").named("lobby")));
  }

  @Test
  void itsNameMayAskForItByNumberAndForAnother() {
    assertEquals(3055, port(Ask.of("dev").named("lobby").port(3055)));
    assertEquals(3000, port(Ask.of("dev").named("lobby").project("/elsewhere").exactly(3000)));
  }

  @Test
  void aSingleInstanceIsGivenItsReservation() {
    keep(new Reservation(11450, "ai", "vs", ""));
    assertEquals(11450, port(Ask.of("ai").named("vs")));
    assertEquals(11450, port(Ask.of("ai").named("vs").project("/elsewhere")));
  }

  @Test
  void whenItIsTakenAnotherIsGivenLoudly() {
    port(Ask.of("dev").named("lobby"));
    Grant second = grant(Ask.of("dev").named("lobby").project("/elsewhere"));
    assertEquals(3001, second.allocation().port());
    assertEquals(Obstacle.ALLOCATED, second.displaced().orElseThrow().obstacle().orElseThrow());
  }

  @Test
  void checkSaysWhatItIsKeptFor() {
    PortInspector inspector = new PortInspector(host, settings);
    PortReport report =
        coordinator()
            .run(transaction -> inspector.inspect(transaction, 3000, Protocol.TCP))
            .answer();
    assertEquals(Obstacle.RESERVED, report.obstacle().orElseThrow());
    assertTrue(report.suggestions().contains("styxy config show"));
  }
}
