package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EnvGroupTest extends WorkScene {
  private static final ProjectService WEB = service("web", "dev", "PORT");
  private static final ProjectService API = service("api", "api", "API_PORT", "VITE_API_PORT");

  private static ProjectService service(String name, String type, String... env) {
    return new ProjectService(name, type, List.of(env), OptionalInt.empty(), Protocol.TCP, false);
  }

  private List<ServiceEnv> allocate(Map<String, String> settled, ProjectService... services) {
    return allocate(settled, Set.of(), services);
  }

  private List<ServiceEnv> inFile(Map<String, String> settled, ProjectService... services) {
    return allocate(settled, settled.keySet(), services);
  }

  private List<ServiceEnv> allocate(
      Map<String, String> settled, Set<String> fixed, ProjectService... services) {
    EnvGroup group =
        new EnvGroup(
            application(),
            new Claimant(PROJECT, "me", Optional.of(bash)),
            Optional.empty(),
            settled,
            fixed);
    return application().coordinator().run(group.allocate(List.of(services))).answer();
  }

  private static String value(List<ServiceEnv> granted, String name) {
    return granted.stream()
        .flatMap(service -> service.variables().stream())
        .filter(variable -> variable.name().equals(name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private static String notes(List<ServiceEnv> granted) {
    return String.join(
        "\n", granted.stream().flatMap(service -> service.notes().stream()).toList());
  }

  @Test
  void eachServiceHasItsVariables() {
    List<ServiceEnv> granted = allocate(Map.of(), WEB, API);
    assertEquals("3000", value(granted, "PORT"));
    assertEquals("8000", value(granted, "API_PORT"));
    assertEquals("8000", value(granted, "VITE_API_PORT"));
    assertEquals("", notes(granted));
  }

  @Test
  void askedAgainInTheSameShellItSaysTheSameAndNothingMore() {
    allocate(Map.of(), WEB);
    List<ServiceEnv> again = allocate(Map.of("PORT", "3000"), WEB);
    assertEquals("3000", value(again, "PORT"));
    assertEquals("", notes(again));
    assertEquals(List.of(3000), allocatedPorts());
  }

  @Test
  void aPortThatTheUserHasSetIsTheOneAllocated() {
    List<ServiceEnv> granted = allocate(Map.of("VITE_API_PORT", "8042"), API);
    assertEquals("8042", value(granted, "API_PORT"));
    assertEquals(List.of(8042), allocatedPorts());
  }

  @Test
  void aPortThatTheUserHasSetAndCannotHaveIsReplacedAndSaid() {
    ports.listen(4000, STRANGER);
    List<ServiceEnv> granted = allocate(Map.of("PORT", "4000"), WEB);
    assertEquals("3000", value(granted, "PORT"));
    Grant grant = granted.get(0).grant().orElseThrow();
    assertTrue(grant.displaced().orElseThrow().explanation().contains("nginx"));
    assertEquals(List.of(3000), allocatedPorts());
  }

  @Test
  void aPortThatTheFileSetsStaysThoughItIsInUse() {
    ports.listen(4000, STRANGER);
    List<ServiceEnv> granted = inFile(Map.of("PORT", "4000"), WEB);
    assertEquals("4000", value(granted, "PORT"));
    assertTrue(notes(granted).contains("nginx"), notes(granted));
    assertTrue(allocatedPorts().isEmpty());
  }

  @Test
  void whatTheServiceHasWinsOverWhatTheUserHasSetAndThatIsSaid() {
    given(web);
    List<ServiceEnv> granted = allocate(Map.of("PORT", "4000"), WEB);
    assertEquals("3000", value(granted, "PORT"));
    String why = String.join("\n", granted.get(0).grant().orElseThrow().notes());
    assertTrue(why.contains("has port 3000 already, so 4000 was not granted"), why);
  }

  @Test
  void whatTheFileSetsWinsOverTheAllocation() {
    given(web);
    List<ServiceEnv> granted = inFile(Map.of("PORT", "4000"), WEB);
    assertEquals("4000", value(granted, "PORT"));
    assertTrue(notes(granted).contains("PORT=4000 is set already and stays"), notes(granted));
  }

  @Test
  void aPortThatStyxyGaveToAnotherServiceBeforeIsReplaced() {
    remember("/nowhere/other", 3055);
    List<ServiceEnv> granted = allocate(Map.of("PORT", "3055"), WEB);
    assertEquals("3000", value(granted, "PORT"));
    assertEquals(List.of(3000), allocatedPorts());
    assertEquals("PORT=3055 was given to dev/web of /nowhere/other: now 3000", notes(granted));
  }

  @Test
  void theServicesOwnFormerPortIsAskedFor() {
    remember(PROJECT, 3044);
    assertEquals("3044", value(allocate(Map.of("PORT", "3044"), WEB), "PORT"));
  }

  @Test
  void ofTwoPortsTheFirstCounts() {
    List<ServiceEnv> granted = allocate(Map.of("API_PORT", "8041", "VITE_API_PORT", "8042"), API);
    assertEquals("8041", value(granted, "VITE_API_PORT"));
    assertTrue(
        notes(granted).contains("VITE_API_PORT=8042 is not the port of api: now 8041"),
        notes(granted));
  }

  private void remember(String project, int port) {
    application()
        .coordinator()
        .run(
            transaction -> {
              transaction.ledger().remember(new StickyPort(project, "dev", "web", port));
              return port;
            });
  }

  @Test
  void aValueThatIsNoPortStaysAndNeedsNone() {
    List<ServiceEnv> granted = allocate(Map.of("PORT", "/run/web.sock"), WEB);
    assertEquals("/run/web.sock", value(granted, "PORT"));
    assertEquals("PORT is set already, not to a port, and stays", notes(granted));
    assertTrue(allocatedPorts().isEmpty());
  }

  @Test
  void aSecretThatIsSetIsNamedAndNotRepeated() {
    List<ServiceEnv> granted = allocate(Map.of("API_PORT", "s3cret"), API);
    assertEquals("API_PORT is set already, not to a port, and stays", notes(granted));
    assertFalse(new EnvVariable("API_PORT", "314159", false).isPort());
  }

  @Test
  void aPortLeftBehindByAnotherProjectIsReplaced() {
    given(Draft.of(3000).named("web").project("/nowhere/other").at(clock.now()));
    List<ServiceEnv> granted = allocate(Map.of("PORT", "3000"), WEB);
    assertEquals("3001", value(granted, "PORT"));
    assertTrue(granted.get(0).variables().get(0).isReplacing());
    assertTrue(notes(granted).contains("another allocation"), notes(granted));
  }

  @Test
  void aGroupThatCannotBeHadWholeLeavesNothingBehind() {
    narrowDevTo(3000, 3000);
    ports.listen(3000, STRANGER);
    StyxyException refusal = assertThrows(StyxyException.class, () -> allocate(Map.of(), API, WEB));
    assertEquals(FailureCode.NO_FREE_PORT, refusal.code());
    assertTrue(allocatedPorts().isEmpty());
    assertTrue(store.events().isEmpty());
  }

  @Test
  void aGroupThatNeedsMoreThanThereIsIsSaidWhatIsThere() {
    narrowDevTo(3000, 3001);
    ports.listen(3000, STRANGER);
    ProjectService docs = service("docs", "dev", "DOCS_PORT");
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> allocate(Map.of(), WEB, docs));
    String message = refusal.getMessage();
    assertTrue(message.contains("needs 2 more ports of dev (3000-3001), and 1 is free"), message);
    assertTrue(allocatedPorts().isEmpty());
  }

  @Test
  void aPortThatIsAdoptedIsSaidOnce() {
    assertTrue(notes(allocate(Map.of("PORT", "3066"), WEB)).contains("PORT=3066 is set already"));
    assertEquals("", notes(allocate(Map.of("PORT", "3066"), WEB)));
  }

  @Test
  void anEmptyValueIsNotSet() {
    assertEquals("3000", value(allocate(Map.of("PORT", ""), WEB), "PORT"));
  }

  @Test
  void thePortOfTheFileIsAskedForFirst() {
    ProjectService fixed =
        new ProjectService("api", "api", List.of("API"), OptionalInt.of(8077), Protocol.TCP, false);
    assertEquals("8077", value(allocate(Map.of(), fixed), "API"));
  }

  @Test
  void aNameAllocatedByHandIsTheServices() {
    Allocation byHand = Draft.of(3055).named("web").owner(bash).at(clock.now());
    given(byHand);
    assertEquals("3055", value(allocate(Map.of(), WEB), "PORT"));
  }
}
