package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.StickyPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ports that whoever started styxy has set aside. */
class LauncherPortsTest extends AllocatorScene {

  private Grant launched(Map<String, String> environment, Ask ask) {
    Allocator allocator =
        new Allocator(
            host,
            settings,
            () -> "00000000-0000-4000-8000-%012d".formatted(store.saves() + 1),
            requester,
            Optional.of(new LauncherPorts(environment, List.of("PORT"))));
    return coordinator().run(allocator.allocate(List.of(ask.request()))).answer().get(0);
  }

  private int port(Map<String, String> environment, Ask ask) {
    return launched(environment, ask).allocation().port();
  }

  private void remember(String project, String name, int port) {
    coordinator()
        .run(
            transaction -> {
              transaction.ledger().remember(new StickyPort(project, "dev", name, port));
              return port;
            });
  }

  @Test
  void thePortOfTheVariableIsAskedForFirst() {
    assertEquals(4000, port(Map.of("PORT", "4000"), Ask.of("dev").named("web")));
  }

  @Test
  void aPortThatCannotBeHadIsReplacedAndSaid() {
    ports.listen(4000, FakeProcesses.INIT);
    Grant grant = launched(Map.of("PORT", "4000"), Ask.of("dev").named("web"));
    assertEquals(3000, grant.allocation().port());
    assertTrue(grant.displaced().orElseThrow().explanation().contains("systemd"));
  }

  @Test
  void aPortThatStyxyGaveToAnotherServiceIsNoWish() {
    given(Draft.of(3000).named("web").owner(bash).at(clock.now()));
    Grant grant = launched(Map.of("PORT", "3000"), Ask.of("dev").named("docs"));
    assertEquals(3001, grant.allocation().port());
    assertTrue(grant.displaced().isEmpty());
    assertTrue(grant.notes().isEmpty());
  }

  @Test
  void norIsOneThatItGaveBefore() {
    remember("/nowhere/other", "web", 4000);
    assertEquals(3000, port(Map.of("PORT", "4000"), Ask.of("dev").named("docs")));
  }

  @Test
  void anUnnamedPortIsNeverTheOneThatIsLeased() {
    given(Draft.of(4000).owner(bash).at(clock.now()));
    assertEquals(3000, port(Map.of("PORT", "4000"), Ask.of("dev").owner(bash)));
  }

  @Test
  void whatIsNoPortIsNoWish() {
    for (String value : List.of("", "0", "65536", "x", "tcp://1.2.3.4:80", "３０００")) {
      Map<String, String> environment = Map.of("PORT", value, "CONDUCTOR_PORT", value);
      assertEquals(3000, port(environment, Ask.of("dev").named("web")), value);
      coordinator().run(transaction -> transaction.ledger().forget(FakeHost.PROJECT, "dev", "web"));
    }
  }

  @Test
  void aWorkspaceOfConductorHasTenPorts() {
    Map<String, String> conductor = Map.of("CONDUCTOR_PORT", "55000");
    assertEquals(55000, port(conductor, Ask.of("dev").named("web")));
    assertEquals(55001, port(conductor, Ask.of("api").named("api")));
    assertEquals(55000, port(conductor, Ask.of("dev").named("web")));
    for (int i = 2; i < 10; i++) {
      assertEquals(55000 + i, port(conductor, Ask.of("dev")));
    }
    Grant beyond = launched(conductor, Ask.of("dev"));
    assertEquals(3000, beyond.allocation().port());
    assertTrue(beyond.displaced().isPresent());
  }

  @Test
  void aPortOfTheWorkspaceThatIsInUseIsPassedOverSilently() {
    ports.listen(55000, FakeProcesses.INIT);
    Grant grant = launched(Map.of("CONDUCTOR_PORT", "55000"), Ask.of("dev").named("web"));
    assertEquals(55001, grant.allocation().port());
    assertTrue(grant.displaced().isEmpty());
  }

  @Test
  void theNameThatKnowsNoProductComesFirstAndIsOnePort() {
    Map<String, String> both = Map.of("CONDUCTOR_PORT", "55000", "WORKSPACE_PORT", "56000");
    assertEquals(56000, port(both, Ask.of("dev")));
    assertEquals(55000, port(both, Ask.of("dev")));
  }

  @Test
  void aServiceKeepsItsPortOfTheWorkspaceAndTakesNoOther() {
    remember(FakeHost.PROJECT, "web", 55000);
    remember(FakeHost.PROJECT, "docs", 55001);
    Map<String, String> conductor = Map.of("CONDUCTOR_PORT", "55000");
    assertEquals(55002, port(conductor, Ask.of("api").named("api")));
    assertEquals(55001, port(conductor, Ask.of("dev").named("docs")));
  }

  @Test
  void whatAProjectThatHadTheWorkspaceBeforeLeftBehindDoesNotCount() {
    remember("/nowhere/former", "web", 55000);
    assertEquals(55000, port(Map.of("CONDUCTOR_PORT", "55000"), Ask.of("dev").named("web")));
  }

  @Test
  void aPortThatIsRequestedOrSharedByTheMachineIsNotOfTheWorkspace() {
    Map<String, String> conductor = Map.of("CONDUCTOR_PORT", "55000");
    assertEquals(3005, port(conductor, Ask.of("dev").port(3005)));
    assertEquals(11430, port(conductor, Ask.of("ai").named("rag")));
  }

  @Test
  void theLastPortsOfTheMachineAreNotExceeded() {
    Map<String, String> conductor = Map.of("CONDUCTOR_PORT", "65535");
    assertEquals(65535, port(conductor, Ask.of("dev")));
    assertEquals(3000, port(conductor, Ask.of("dev")));
  }
}
