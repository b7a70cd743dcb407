package dev.styxy.core.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Ask;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiterTest extends WorkScene {
  private WaitStatus await(String word, Waiter.Goal goal, long timeout) {
    return new Waiter(application(), this::history)
        .await(List.of(word), PROJECT, goal, timeout)
        .get(0);
  }

  private WaitStatus awaitListener(String word) {
    return await(word, Waiter.Goal.LISTENING, 30_000);
  }

  @Test
  void aServerThatListensEndsTheWaitAtOnce() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    assertTrue(awaitListener("web").isMet());
    assertEquals(0, actions.pauses);
  }

  @Test
  void theWaitEndsSoonAfterTheServerIsUp() {
    given(web);
    server(600);
    actions.after(4_321, () -> ports.listen(PORT, 600));
    long start = clock.now().uptimeMillis();
    assertEquals(600, awaitListener("web").process().orElseThrow().pid());
    assertTrue(clock.now().uptimeMillis() - start < 4_321 + 250);
  }

  @Test
  void nothingIsAskedMoreOftenThanNeeded() {
    given(web);
    assertFalse(awaitListener("web").isMet());
    assertTrue(actions.pauses < 400, "paused " + actions.pauses + " times");
  }

  @Test
  void aStrangerOnThePortIsNotTheServer() {
    given(web);
    actions.after(50, () -> ports.listen(PORT, STRANGER));
    WaitStatus seen = awaitListener("web");
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("pid 7000 (nginx"), seen.explanation());
    assertTrue(seen.explanation().contains("not kin"), seen.explanation());
  }

  @Test
  void aServerThatWentToTheBackgroundIsTakenForTheServer() {
    given(web);
    processes.startNow();
    processes.start(600, 1, 599, "redis-server");
    actions.after(50, () -> ports.listen(PORT, 600));
    assertTrue(awaitListener("web").isMet());
  }

  @Test
  void aSocketThatOnlyHoldsThePortIsNoServer() {
    given(web);
    server(600);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "::", 600);
    WaitStatus seen = await("web", Waiter.Goal.LISTENING, 2_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("nothing listens yet"), seen.explanation());
  }

  @Test
  void aNameThatIsNotAllocatedYetIsWaitedFor() {
    server(600);
    actions.after(
        700,
        () -> {
          given(web);
          actions.stamp = 1;
          ports.listen(PORT, 600);
        });
    assertTrue(awaitListener("web").isMet());
  }

  @Test
  void aNameThatNobodyAllocatesIsNamedInTheEnd() {
    Allocation other = Draft.of(PORT).named("web").project("/nowhere/other").at(clock.now());
    given(other);
    WaitStatus seen = awaitListener("web");
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("/nowhere/other"), seen.explanation());
  }

  @Test
  void aPortWithoutLeaseTakesAnybody() {
    actions.after(100, () -> ports.listen(4000, STRANGER));
    assertTrue(awaitListener("4000").isMet());
  }

  @Test
  void freeWaitsUntilNothingIsBoundAndABindSucceeds() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    actions.after(300, () -> ports.answerBind(PORT, BindProbe.Answer.BUSY));
    actions.after(400, () -> ports.close(PORT));
    actions.after(2_000, () -> ports.answerBind(PORT, BindProbe.Answer.FREE));
    long start = clock.now().uptimeMillis();
    assertTrue(await("web", Waiter.Goal.FREE, 30_000).isMet());
    assertTrue(clock.now().uptimeMillis() - start >= 2_000);
  }

  @Test
  void aLeaseWhoseCommandEndsIsLostAtOnce() {
    Allocation run = Draft.of(PORT).named("web").owner(server(600)).at(clock.now());
    given(run.withHolder(processes.ref(600)));
    actions.after(300, () -> processes.end(600));
    long start = clock.now().uptimeMillis();
    WaitStatus seen = awaitListener("web");
    assertTrue(seen.isLost());
    assertTrue(seen.explanation().contains("its command (pid 600) ended"), seen.explanation());
    assertTrue(seen.explanation().contains("--no-hold"), seen.explanation());
    assertTrue(clock.now().uptimeMillis() - start < 2_000);
  }

  @Test
  void anEarlierCommandThatEndedMayBeFollowedByAnother() {
    given(Draft.of(PORT).named("web").owner(server(600)).at(clock.now()));
    processes.end(600);
    actions.after(
        500,
        () -> {
          given(Draft.of(PORT).named("web").owner(server(601)).at(clock.now()));
          actions.stamp = 1;
          ports.listen(PORT, 601);
        });
    assertTrue(awaitListener("web").isMet());
  }

  @Test
  void eachSideOfALeaseForBothIsWaitedFor() {
    given(Draft.of(PORT).named("web").protocol(Protocol.BOTH).owner(bash).at(clock.now()));
    server(600);
    ports.listen(PORT, 600);
    WaitStatus seen = await("web", Waiter.Goal.LISTENING, 2_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("3000/udp"), seen.explanation());
    assertTrue(awaitListener("3000/tcp").isMet());
    ports.bind(PORT, Protocol.UDP, SocketState.BOUND, "::", 600);
    assertTrue(awaitListener("web").isMet());
  }

  @Test
  void theProtocolIsRememberedWhenTheLeaseEnds() {
    given(Draft.of(PORT).named("web").protocol(Protocol.UDP).owner(bash).at(clock.now()));
    ports.bind(PORT, Protocol.UDP, SocketState.BOUND, "::", FakeHost.BASH);
    actions.after(100, () -> given());
    WaitStatus seen = await("web", Waiter.Goal.FREE, 2_000);
    assertEquals(Protocol.UDP, seen.protocol());
    assertFalse(seen.isMet());
  }

  @Test
  void aNameThatNothingEverHadIsNotFree() {
    given(web);
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> await("wbe", Waiter.Goal.FREE, 1_000));
    assertEquals(FailureCode.NOT_FOUND, refusal.code());
    assertTrue(refusal.getMessage().contains("did you mean 'web'?"), refusal.getMessage());
  }

  @Test
  void aNameThatHadThePortIsFreeWhenThatIs() {
    application()
        .coordinator()
        .run(
            new Allocator(host, settings, application().lockIds(), RequestOrigin.ALLOCATE)
                .allocate(List.of(Ask.of("dev").named("web").request())));
    application().coordinator().run(new Releaser().release(new Selector.All()));
    ports.listen(PORT, STRANGER);
    assertFalse(await("web", Waiter.Goal.FREE, 1_000).isMet());
    ports.close(PORT);
    assertTrue(await("web", Waiter.Goal.FREE, 1_000).isMet());
  }

  @Test
  void aBindThatTellsNothingDoesNotMeanFree() {
    ports.answerBind(4000, BindProbe.Answer.UNKNOWN);
    assertFalse(await("4000", Waiter.Goal.FREE, 1_000).isMet());
  }

  @Test
  void freeSaysWhoKeepsThePort() {
    ports.listen(4000, STRANGER);
    WaitStatus seen = await("4000", Waiter.Goal.FREE, 1_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("nginx"), seen.explanation());
  }
}
