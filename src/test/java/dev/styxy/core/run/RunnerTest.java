package dev.styxy.core.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.Ask;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.PortHold;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunnerTest extends WorkScene {
  private final ProcessRef self = processes.ref(FakeProcesses.SELF);

  private Allocation reserve(Ask ask) {
    Runner runner = new Runner(application(), actions);
    return application()
        .coordinator()
        .run(runner.reserve(ask.owner(self).request(), true))
        .answer()
        .allocation();
  }

  private StyxyException refusal(Ask ask) {
    return assertThrows(StyxyException.class, () -> reserve(ask));
  }

  @Test
  void theCommandWillBeOwnerAndHolder() {
    Allocation reserved = reserve(Ask.of("dev").named("web"));
    assertEquals(self, reserved.owner().orElseThrow());
    assertEquals(self, reserved.holder().orElseThrow());
    assertEquals(List.of(PORT), actions.held);
    assertEquals(List.of(reserved), store.state().allocations());
  }

  @Test
  void whatASessionAllocatedStaysTheSessions() {
    given(web);
    Allocation reserved = reserve(Ask.of("dev").named("web"));
    assertEquals(bash, reserved.owner().orElseThrow());
    assertEquals(self, reserved.holder().orElseThrow());
  }

  @Test
  void aReservationStaysReserved() {
    given(Draft.of(PORT).named("web").ttl(Ttl.NONE).at(clock.now()));
    assertTrue(reserve(Ask.of("dev").named("web")).isPinned());
  }

  @Test
  void aNameThatListensRunsAlready() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    StyxyException refusal = refusal(Ask.of("dev").named("web"));
    assertEquals(FailureCode.HELD, refusal.code());
    assertTrue(refusal.getMessage().contains("pid 600 (node"), refusal.getMessage());
    assertEquals(
        List.of("styxy check 3000", "styxy kill 3000", "styxy run --new -s dev -n web -- …"),
        refusal.suggestions());
    assertTrue(actions.held.isEmpty());
  }

  @Test
  void aSingleInstanceOfAnotherProjectIsNamedByWhatWorksHere() {
    server(600);
    given(
        Draft.of(11430)
            .type("ai")
            .named("rag")
            .project("/elsewhere")
            .owner(processes.ref(600))
            .at(clock.now()));
    ports.listen(11430, 600);
    StyxyException refusal = refusal(Ask.of("ai").named("rag"));
    assertTrue(refusal.getMessage().endsWith("use localhost:11430"), refusal.getMessage());
    assertEquals(List.of("styxy check 11430", "styxy kill 11430"), refusal.suggestions());
  }

  @Test
  void aStrangerThatListensOverTheHoldIsNamed() {
    given(web);
    server(600);
    ports.hold(PORT, 600).listen(PORT, STRANGER);
    String message = refusal(Ask.of("dev").named("web")).getMessage();
    assertTrue(message.contains("is started already, but pid 7000 (nginx"), message);
    assertTrue(message.contains("over the hold of pid 600 (node"), message);
  }

  @Test
  void aNameThatIsStartingRunsAlready() {
    ProcessRef first = server(600);
    given(Draft.of(PORT).named("web").owner(first).holder(first).at(clock.now()));
    assertTrue(refusal(Ask.of("dev").named("web")).getMessage().contains("started already"));
  }

  @Test
  void aSupervisorThatRunBecameRunsAlreadyBetweenTwoServers() {
    ProcessRef npm = processes.start(600, FakeHost.BASH, FakeHost.BASH, "npm");
    given(Draft.of(PORT).named("web").owner(npm).holder(stranger).at(clock.now()));
    processes.end(STRANGER);
    processes.mark("00003000-0000-4000-8000-000000000000", 600);
    assertEquals(FailureCode.HELD, refusal(Ask.of("dev").named("web")).code());
  }

  @Test
  void aNameThatSeveralHaveIsNotWhatToKill() {
    given(web, Draft.of(3001).named("web").owner(bash).at(clock.now()));
    server(600);
    ports.listen(PORT, 600);
    assertTrue(refusal(Ask.of("dev").named("web")).suggestions().contains("styxy kill 3000"));
  }

  @Test
  void newRunsBesideIt() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    assertEquals(3001, reserve(Ask.of("dev").named("web").fresh()).port());
  }

  /** The first found its address in use, as it binds without SO_REUSEADDR, and ended. */
  @Test
  void whereTheFirstOfANameHasJustDiedTheSecondThatLivesIsWhatRuns() {
    ProcessRef died = processes.start(601, FakeHost.BASH, FakeHost.BASH, "python3");
    ProcessRef living = server(600);
    Allocation second = Draft.of(3001).named("web").owner(living).holder(living).at(clock.now());
    given(Draft.of(PORT).named("web").owner(died).holder(died).at(clock.now()), second);
    ports.listen(3001, 600);
    processes.end(601);
    StyxyException refusal = refusal(Ask.of("dev").named("web"));
    assertEquals(FailureCode.HELD, refusal.code());
    assertTrue(refusal.getMessage().contains("pid 600 (node"), refusal.getMessage());
    assertTrue(refusal.suggestions().contains("styxy kill 3001"));
    assertEquals(PORT, reserve(Ask.of("dev").named("web").fresh()).port());
    assertTrue(store.state().allocations().contains(second));
  }

  @Test
  void aPortThatCannotBeHeldIsPassedOver() {
    Runner runner =
        new Runner(
            application(),
            port -> {
              if (port == PORT) {
                ports.bind(port, Protocol.TCP, SocketState.BOUND, "::", STRANGER);
              }
              return port == PORT ? PortHold.Answer.BUSY : PortHold.Answer.HELD;
            });
    Allocation reserved =
        application()
            .coordinator()
            .run(runner.reserve(Ask.of("dev").owner(self).request(), true))
            .answer()
            .allocation();
    assertEquals(3001, reserved.port());
    assertEquals(List.of(3001), allocatedPorts());
  }

  @Test
  void anExactPortThatCannotBeHeldIsRefused() {
    actions.hold = PortHold.Answer.BUSY;
    assertEquals(FailureCode.HELD, refusal(Ask.of("dev").exactly(3055)).code());
    assertTrue(allocatedPorts().isEmpty());
  }

  @Test
  void aHoldThatTheSystemRefusesIsSaid() {
    actions.hold = PortHold.Answer.REFUSED;
    Runner runner = new Runner(application(), actions);
    Grant grant =
        application()
            .coordinator()
            .run(runner.reserve(Ask.of("dev").owner(self).request(), true))
            .answer();
    assertEquals(self, grant.allocation().holder().orElseThrow());
    assertTrue(grant.notes().get(0).contains("port 3000 is not held"), grant.notes().toString());
  }
}
