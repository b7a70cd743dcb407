package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.ports.Obstacle;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** A port that was asked for by number and cannot be had. */
class RequestedPortTest extends AllocatorScene {

  @Test
  void anotherIsGivenAndTheReportSaysWhoHasTheFirst() {
    ports.listen(3005, FakeProcesses.INIT);
    Grant grant = grant(Ask.of("dev").port(3005));
    assertEquals(3000, grant.allocation().port());
    assertEquals(OptionalInt.of(3005), grant.requestedPort());
    PortReport report = grant.displaced().orElseThrow();
    assertEquals(Obstacle.LISTENING, report.obstacle().orElseThrow());
    assertTrue(report.explanation().contains("pid 1 (systemd"));
  }

  @Test
  void allocatedPortIsReportedWithItsAllocation() {
    given(Draft.of(3005).named("web").owner(bash).at(clock.now()));
    PortReport report = grant(Ask.of("dev").port(3005)).displaced().orElseThrow();
    assertEquals("web", report.allocation().orElseThrow().name().orElseThrow());
    assertEquals(
        "port 3005 is allocated to dev/web of /nowhere/app (owner pid 500 bash), lease left 30m;"
            + " nothing is bound to it",
        report.explanation());
  }

  @Test
  void exactIsHeldAndSaysByWhom() {
    given(Draft.of(3005).named("web").owner(bash).at(clock.now()));
    StyxyException failure = refusal(Ask.of("dev").exactly(3005));
    assertEquals(FailureCode.HELD, failure.code());
    assertTrue(failure.getMessage().contains("dev/web of /nowhere/app"));
    assertTrue(failure.suggestions().contains("styxy check 3005"));
  }

  @Test
  void exactRefusalAllocatesNothing() {
    ports.listen(3005, FakeProcesses.INIT);
    refusal(Ask.of("dev").exactly(3005));
    assertTrue(store.state().allocations().isEmpty());
    assertEquals(1, store.state().counters().get("allocation_errors_total"));
  }

  @Test
  void namesOwnPortAskedForExactlyIsGivenAgain() {
    port(Ask.of("dev").named("web").port(3005));
    Grant again = grant(Ask.of("dev").named("web").exactly(3005));
    assertTrue(again.isExisting());
    assertTrue(again.displaced().isEmpty());
  }

  @Test
  void nameWithAnotherPortKeepsItsOwn() {
    port(Ask.of("dev").named("web"));
    Grant again = grant(Ask.of("dev").named("web").port(3005));
    assertEquals(3000, again.allocation().port());
    assertEquals(
        List.of("dev/web of /nowhere/app has port 3000 already, so 3005 was not granted"),
        again.notes());
    assertTrue(again.displaced().isEmpty());
  }

  @Test
  void nameWithAnotherPortIsHeldWhenAskedExactly() {
    port(Ask.of("dev").named("web"));
    StyxyException failure = refusal(Ask.of("dev").named("web").exactly(3005));
    assertEquals(FailureCode.HELD, failure.code());
    assertEquals("dev/web of /nowhere/app has port 3000 already", failure.getMessage());
  }

  @Test
  void portThatIsGrantedIsNotDisplaced() {
    assertFalse(grant(Ask.of("dev").exactly(3005)).displaced().isPresent());
  }
}
