package dev.styxy.core.status;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.Application;
import dev.styxy.core.app.FakeApplication;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.SandboxHome;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a person or an agent is told about a project at a glance. */
class ProjectInspectorTest extends WorkScene {
  private static final ProjectService WEB = service("web", "dev", "PORT");
  private static final ProjectService API = service("api", "api", "API_PORT");

  private static ProjectService service(String name, String type, String... env) {
    return new ProjectService(name, type, List.of(env), OptionalInt.empty(), Protocol.TCP);
  }

  /** What is wrong with the project's file. */
  private List<ConfigProblem> refusals = List.of();

  private ServiceStarts starts = ServiceStarts.NONE;

  private ProjectStatus inspect(ProjectService... services) {
    Map<String, ProjectService> named = new LinkedHashMap<>();
    for (ProjectService service : services) {
      named.put(service.name(), service);
    }
    FakeApplication plain = (FakeApplication) application();
    ConfigView config =
        new ConfigView(
            settings,
            named,
            services.length > 0,
            false,
            OptionalLong.empty(),
            false,
            Map.of(),
            List.of(),
            refusals,
            key -> "",
            SandboxHome.OFF);
    Application application =
        new FakeApplication(
            plain.coordinator(), config, host, plain.lockIds(), plain.otherScopes());
    return new ProjectInspector(application, PROJECT, starts).inspect();
  }

  private void remember(StickyPort port) {
    store.put(new State(List.of(), List.of(port), List.of(), Map.of(), Breaker.CLOSED, 0));
  }

  private ServiceStatus web() {
    return inspect(WEB).services().get(0);
  }

  @Test
  void whatSomethingElseStartsIsNotToBeRun() {
    starts = (name, isLeased) -> Optional.of("docker compose up -d " + name + " " + isLeased);
    given(Draft.of(5432).named("db-5432").at(clock.now()));
    assertEquals(List.of("docker compose up -d db-5432 true"), inspect().services().get(0).next());
    assertEquals(List.of("docker compose up -d web false"), web().next());
  }

  @Test
  void aLeaseThatBeganInTheSameTransactionIsThereToo() {
    Outcome<String> outcome =
        application()
            .coordinator()
            .run(
                transaction -> {
                  transaction.ledger().add(Draft.of(3000).named("web").at(clock.now()));
                  return "";
                });
    ProjectStatus status =
        new ProjectInspector(application(), PROJECT, ServiceStarts.NONE)
            .inspect(outcome.transaction());
    assertEquals(1, status.services().size());
    assertEquals(PortState.IDLE, status.services().get(0).state());
  }

  @Test
  void aProjectWithoutAnythingIsToldHowToBegin() {
    ProjectStatus status = inspect();
    assertEquals(List.of(), status.services());
    assertFalse(status.hasFile());
    assertEquals("styxy run -n web -- COMMAND {port}", status.next().get(0));
  }

  @Test
  void aServiceWithoutPortIsStartedWithRun() {
    ServiceStatus web = web();
    assertEquals(PortState.UNALLOCATED, web.state());
    assertEquals(OptionalInt.empty(), web.port());
    assertEquals(List.of("styxy run web -- COMMAND {port}"), web.next());
    assertEquals(List.of("eval \"$(styxy env)\""), inspect(WEB).next());
  }

  @Test
  void aServerOfTheLeaseIsKinAndNothingIsToBeDone() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    ServiceStatus seen = web();
    assertTrue(seen.isUp());
    assertEquals(Listener.Kind.KIN, seen.listener().orElseThrow().kind());
    assertEquals(600, seen.listener().orElseThrow().process().orElseThrow().pid());
    assertEquals(List.of(), seen.next());
    assertEquals(List.of("PORT"), seen.env());
  }

  @Test
  void anIdleLeaseOfTheFileIsRunByItsName() {
    given(web);
    ServiceStatus seen = web();
    assertEquals(PortState.IDLE, seen.state());
    assertEquals(Optional.empty(), seen.listener());
    assertTrue(seen.explanation().contains("of the lease left"), seen.explanation());
    assertEquals(List.of("styxy run web -- COMMAND {port}"), seen.next());
  }

  @Test
  void aLeaseThatNoFileNamesIsRunByItsTypeAndName() {
    given(Draft.of(8000).type("api").named("rest").owner(bash).at(clock.now()));
    ProjectStatus status = inspect();
    assertEquals(
        List.of("styxy run -s api -n rest -- COMMAND {port}"), status.services().get(0).next());
    assertEquals(List.of(), status.services().get(0).env());
  }

  @Test
  void aLeaseWithoutNameCannotBeRunAgainButReleased() {
    given(Draft.of(PORT).owner(bash).at(clock.now()));
    assertEquals(List.of("styxy release 3000"), inspect().services().get(0).next());
  }

  @Test
  void aHeldPortIsWaitedFor() {
    server(600);
    Allocation run = Draft.of(PORT).named("web").owner(processes.ref(600)).at(clock.now());
    given(run);
    ports.hold(PORT, 600);
    ServiceStatus seen = web();
    assertEquals(PortState.HELD, seen.state());
    assertEquals(List.of("styxy wait web --timeout 30s"), seen.next());
  }

  @Test
  void aServerThatIgnoredItsPortIsStartedAnewWithIt() {
    server(600);
    Allocation run =
        Draft.of(PORT)
            .named("web")
            .owner(processes.ref(600))
            .holder(processes.ref(600))
            .at(clock.now());
    given(run);
    processes.mark(run.lockId(), 600);
    ports.listen(5173, 600);
    ServiceStatus seen = web();
    assertEquals(PortState.LISTENING_ELSEWHERE, seen.state());
    assertTrue(seen.explanation().contains("listens on 5173, not on 3000"), seen.explanation());
    assertEquals("styxy kill web", seen.next().get(0));
  }

  @Test
  void aPortThatAStrangerTookIsReclaimedAndSaidSo() {
    given(web);
    ports.listen(PORT, STRANGER);
    ServiceStatus seen = web();
    assertEquals(PortState.UNALLOCATED, seen.state());
    assertTrue(seen.explanation().contains("pid 7000 (nginx"), seen.explanation());
  }

  @Test
  void aStrangerOnTheLastPortIsCalledAStranger() {
    remember(new StickyPort(PROJECT, "dev", "web", PORT));
    ports.listen(PORT, STRANGER);
    ServiceStatus seen = web();
    assertEquals(Listener.Kind.STRANGER, seen.listener().orElseThrow().kind());
    assertTrue(seen.explanation().endsWith("and is not of this project"), seen.explanation());
    assertEquals(List.of("styxy run web -- COMMAND {port}", "styxy check 3000"), seen.next());
  }

  @Test
  void aServerOfThisProjectWithoutLeaseIsFoundOnTheLastPort() {
    remember(new StickyPort(PROJECT, "dev", "web", PORT));
    ports.listen(PORT, STRANGER);
    processes.workIn(STRANGER, PROJECT);
    ServiceStatus seen = web();
    assertEquals(Listener.Kind.KIN, seen.listener().orElseThrow().kind());
    assertEquals("styxy check 3000", seen.next().get(0));
  }

  @Test
  void theLastPortOfAnotherProjectIsNotTold() {
    remember(new StickyPort("/elsewhere", "dev", "web", PORT));
    assertEquals(OptionalInt.empty(), web().port());
  }

  @Test
  void aReservedPortOfStrangersSaysSo() {
    given(Draft.of(PORT).named("web").ttl(Ttl.NONE).at(clock.now()));
    ports.listen(PORT, STRANGER);
    ServiceStatus seen = web();
    assertEquals(PortState.IN_USE, seen.state());
    assertEquals(Listener.Kind.STRANGER, seen.listener().orElseThrow().kind());
    assertEquals(List.of("styxy check 3000", "styxy kill 3000 --dry-run"), seen.next());
  }

  @Test
  void whoCannotBeSeenIsUnknown() {
    given(web);
    ports.bind(PORT, Protocol.TCP, SocketState.LISTEN, "127.0.0.1");
    ServiceStatus seen = web();
    assertEquals(Listener.Kind.UNKNOWN, seen.listener().orElseThrow().kind());
    assertEquals(Optional.empty(), seen.listener().orElseThrow().process());
  }

  @Test
  void servicesOfTheFileComeFirstAndOthersByPort() {
    given(
        Draft.of(3001).named("docs").owner(bash).at(clock.now()),
        Draft.of(8000).type("api").named("api").owner(bash).at(clock.now()),
        Draft.of(3002).project("/elsewhere").named("web").owner(bash).at(clock.now()));
    List<ServiceStatus> all = inspect(WEB, API).services();
    assertEquals(
        List.of("dev/web", "api/api", "dev/docs"), all.stream().map(ServiceStatus::label).toList());
    assertEquals(OptionalInt.of(8000), all.get(1).port());
  }

  @Test
  void aSingleInstanceServiceOfAnotherProjectIsThisOnesToo() {
    ProjectService ollama = service("ollama", "ai", "OLLAMA_PORT");
    given(
        Draft.of(11_430)
            .type("ai")
            .named("ollama")
            .project("/elsewhere")
            .owner(bash)
            .at(clock.now()));
    ServiceStatus seen = inspect(ollama).services().get(0);
    assertEquals(OptionalInt.of(11_430), seen.port());
    assertTrue(seen.explanation().contains("shared with /elsewhere"), seen.explanation());
  }

  @Test
  void aServiceOverUdpIsLookedAtThere() {
    ProjectService dns =
        new ProjectService("dns", "dev", List.of("PORT"), OptionalInt.of(PORT), Protocol.UDP);
    ports.bind(PORT, Protocol.UDP, SocketState.BOUND, "0.0.0.0", STRANGER);
    assertEquals(
        Listener.Kind.STRANGER, inspect(dns).services().get(0).listener().orElseThrow().kind());
    assertTrue(ports.isUdpAsked());
  }

  @Test
  void aFileWhoseVariablesAreRefusedIsToBeMendedFirst() {
    refusals =
        List.of(
            new ConfigProblem(
                ConfigProblem.Severity.ERROR, ".styxy.json", 1, 1, "services.web.env", "no", ""));
    assertEquals(List.of("styxy config validate"), inspect(WEB).next());
  }

  @Test
  void lookingChangesNothing() {
    given(web);
    int saves = store.saves();
    web();
    assertEquals(saves, store.saves());
  }
}
