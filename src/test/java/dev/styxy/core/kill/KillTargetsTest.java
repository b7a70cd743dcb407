package dev.styxy.core.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class KillTargetsTest extends WorkScene {
  private KillTarget target(String word) {
    return application()
        .coordinator()
        .run(new KillTargets(host).of(List.of(word), PROJECT), Protocol.BOTH)
        .answer()
        .targets()
        .get(0);
  }

  private StyxyException refusal(String word) {
    return assertThrows(StyxyException.class, () -> target(word));
  }

  private static List<Long> pids(KillTarget target) {
    return target.processes().stream().map(ProcessInfo::pid).toList();
  }

  @Test
  void theServerOfAnOwnLeaseIsOwn() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    assertEquals(List.of(600L), pids(target("web")));
    assertTrue(target("web").isOwn());
  }

  @Test
  void theTreeThatRunStartedGoesWithIt() {
    given(web);
    server(600);
    processes.start(601, 600, FakeHost.BASH, "esbuild");
    processes.mark(web.lockId(), 600, 601);
    ports.listen(PORT, 600);
    assertEquals(List.of(600L, 601L), pids(target("web")));
  }

  @Test
  void whoeverOnlyHoldsTheOwnPortGoesWithIt() {
    given(web);
    server(600);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "::", 600);
    assertEquals(List.of(600L), pids(target("web")));
  }

  @Test
  void theShellFromWhichItIsTypedIsSpared() {
    given(web);
    processes.mark(web.lockId(), FakeHost.BASH);
    server(600);
    ports.listen(PORT, 600, FakeHost.BASH);
    assertEquals(List.of(600L), pids(target("web")));
  }

  @Test
  void whereOnlyTheShellListensThatIsSaid() {
    ports.listen(4000, FakeHost.BASH);
    StyxyException refusal = refusal("4000");
    assertEquals(FailureCode.REFUSED, refusal.code());
    assertTrue(refusal.getMessage().contains("belongs to the session"), refusal.getMessage());
  }

  @Test
  void aLeaseOfAnotherProjectIsNotOwn() {
    given(Draft.of(PORT).named("web").project("/nowhere/other").owner(stranger).at(clock.now()));
    ports.listen(PORT, STRANGER);
    assertFalse(target("3000").isOwn());
  }

  @Test
  void anOrphanOnTheOwnPortIsDoubtAndNeedsConsent() {
    given(web);
    processes.startNow();
    processes.start(600, 1, 599, "redis-server");
    ports.listen(PORT, 600);
    assertFalse(target("web").isOwn());
    List<KillTarget> targets = List.of(target("web"));
    StyxyException refusal =
        assertThrows(
            StyxyException.class, () -> new KillConfirmation(question -> false).demandFor(targets));
    assertTrue(refusal.getMessage().contains("may be its server"), refusal.getMessage());
    assertEquals(List.of("styxy kill 3000 --yes"), refusal.suggestions());
  }

  @Test
  void whoSitsDownBesideTheServerOnAnotherAddressIsLeftAlone() {
    given(web);
    server(600);
    ports.listen(PORT, 600, STRANGER);
    assertEquals(List.of(600L), pids(target("web")));
    assertTrue(target("web").isOwn());
  }

  @Test
  void anotherUserOnAnotherAddressDoesNotKeepTheServerFromBeingEnded() {
    given(web);
    server(600);
    processes.setUser(STRANGER, 1001);
    ports.listen(PORT, 600, STRANGER);
    ports.listen(PORT);
    assertEquals(List.of(600L), pids(target("web")));
  }

  @Test
  void aDaemonWithTheLockIdIsOwn() {
    given(web);
    processes.startNow();
    processes.start(600, 1, 599, "redis-server");
    processes.mark(web.lockId(), 600);
    ports.listen(PORT, 600);
    assertTrue(target("web").isOwn());
  }

  @Test
  void anotherUsersProcessWithAForgedLockIdIsNotOfTheTree() {
    given(web);
    server(600);
    processes.start(8000, 1, 8000, "forger");
    processes.setUser(8000, 1001);
    processes.mark(web.lockId(), 600, 8000);
    ports.listen(PORT, 600);
    assertEquals(List.of(600L), pids(target("web")));
  }

  @Test
  void aListenerWithoutLeaseIsNotOwn() {
    ports.listen(4000, STRANGER);
    assertFalse(target("4000").isOwn());
  }

  @Test
  void aStrangerWhoOnlyHoldsAPortIsLeftAlone() {
    ports.bind(4000, Protocol.TCP, SocketState.BOUND, "::", STRANGER);
    assertEquals(FailureCode.NOT_FOUND, refusal("4000").code());
  }

  @Test
  void initIsRefused() {
    ports.listen(4000, FakeProcesses.INIT);
    StyxyException refusal = refusal("4000");
    assertEquals(FailureCode.REFUSED, refusal.code());
    assertTrue(refusal.getMessage().contains("pid 1 "), refusal.getMessage());
  }

  @Test
  void aForwarderIsRefused() {
    processes.start(8000, 1, 8000, "docker-proxy");
    ports.listen(4000, 8000);
    assertTrue(refusal("4000").getMessage().contains("container"));
  }

  @Test
  void anotherUsersProcessIsRefused() {
    processes.setUser(STRANGER, 33);
    ports.listen(4000, STRANGER);
    assertTrue(refusal("4000").getMessage().contains("another user"));
  }

  @Test
  void aProcessOfAnUnknownUserIsRefusedThoughOursIsUnknownToo() {
    processes.setUser(STRANGER, -1);
    processes.start(FakeProcesses.SELF, FakeHost.BASH, FakeHost.BASH, "java");
    processes.setUser(FakeProcesses.SELF, -1);
    ports.listen(4000, STRANGER);
    assertTrue(refusal("4000").getMessage().contains("cannot tell whose it is"));
  }

  @Test
  void allThatWouldBeEndedIsSaidBefore() {
    server(600);
    ports.listen(4000, STRANGER, 600);
    KillConfirmation consent = new KillConfirmation(question -> false);
    List<KillTarget> targets = List.of(target("4000"));
    StyxyException refusal = assertThrows(StyxyException.class, () -> consent.demandFor(targets));
    String message = refusal.getMessage();
    assertTrue(message.contains("pid 7000 (nginx") && message.contains("pid 600 (node"), message);
    new KillConfirmation(question -> question.startsWith("End ")).demandFor(targets);
  }

  @Test
  void whatIsOfAnOwnLeaseNeedsNoConsent() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    new KillConfirmation(question -> false).demandFor(List.of(target("web")));
  }

  @Test
  void oneSideOfALeaseForBothIsMeantByItsProtocol() {
    given(Draft.of(PORT).named("web").protocol(Protocol.BOTH).owner(bash).at(clock.now()));
    server(600);
    ports.listen(PORT, 600);
    assertEquals(Protocol.TCP, target("3000/tcp").protocol());
  }

  @Test
  void anUnseenProcessIsRefused() {
    ports.listen(4000);
    assertEquals(FailureCode.REFUSED, refusal("4000").code());
  }

  @Test
  void anIdlePortHasNothingToEnd() {
    given(web);
    assertEquals(FailureCode.NOT_FOUND, refusal("web").code());
    assertEquals(FailureCode.NOT_FOUND, refusal("api").code());
  }
}
