package dev.styxy.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaiterTest extends WorkScene {
  private Awaited await(String word, Waiter.Goal goal, long timeout) {
    return new Waiter(engine()).await(List.of(word), PROJECT, goal, timeout).get(0);
  }

  private Awaited awaitListener(String word) {
    return await(word, Waiter.Goal.LISTENING, 30_000);
  }

  @Test
  void aServerThatListensEndsTheWaitAtOnce() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    assertTrue(awaitListener("web").isMet());
    assertEquals(0, workbench.pauses);
  }

  @Test
  void theWaitEndsSoonAfterTheServerIsUp() {
    given(web);
    server(600);
    workbench.after(4_321, () -> ports.listen(PORT, 600));
    long start = clock.now().uptimeMillis();
    assertEquals(600, awaitListener("web").process().orElseThrow().pid());
    assertTrue(clock.now().uptimeMillis() - start < 4_321 + 250);
  }

  @Test
  void nothingIsAskedMoreOftenThanNeeded() {
    given(web);
    assertFalse(awaitListener("web").isMet());
    assertTrue(workbench.pauses < 400, "paused " + workbench.pauses + " times");
  }

  @Test
  void aStrangerOnThePortIsNotTheServer() {
    given(web);
    workbench.after(50, () -> ports.listen(PORT, STRANGER));
    Awaited seen = awaitListener("web");
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("pid 7000 (nginx"), seen.explanation());
    assertTrue(seen.explanation().contains("no kin"), seen.explanation());
  }

  @Test
  void aSocketThatOnlyHoldsThePortIsNoServer() {
    given(web);
    server(600);
    ports.bind(PORT, Protocol.TCP, SocketState.BOUND, "::", 600);
    Awaited seen = await("web", Waiter.Goal.LISTENING, 2_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("nothing listens yet"), seen.explanation());
  }

  @Test
  void aNameThatIsNotAllocatedYetIsWaitedFor() {
    server(600);
    workbench.after(
        700,
        () -> {
          given(web);
          workbench.stamp = 1;
          ports.listen(PORT, 600);
        });
    assertTrue(awaitListener("web").isMet());
  }

  @Test
  void aNameThatNobodyAllocatesIsNamedInTheEnd() {
    Allocation other = Draft.of(PORT).named("web").project("/nowhere/other").at(clock.now());
    given(other);
    Awaited seen = awaitListener("web");
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("/nowhere/other"), seen.explanation());
  }

  @Test
  void aPortWithoutLeaseTakesAnybody() {
    workbench.after(100, () -> ports.listen(4000, STRANGER));
    assertTrue(awaitListener("4000").isMet());
  }

  @Test
  void freeWaitsUntilNothingIsBoundAndABindSucceeds() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    workbench.after(300, () -> ports.answerBind(PORT, BindProbe.Answer.BUSY));
    workbench.after(400, () -> ports.close(PORT));
    workbench.after(2_000, () -> ports.answerBind(PORT, BindProbe.Answer.FREE));
    long start = clock.now().uptimeMillis();
    assertTrue(await("web", Waiter.Goal.FREE, 30_000).isMet());
    assertTrue(clock.now().uptimeMillis() - start >= 2_000);
  }

  @Test
  void freeSaysWhoKeepsThePort() {
    ports.listen(4000, STRANGER);
    Awaited seen = await("4000", Waiter.Goal.FREE, 1_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("nginx"), seen.explanation());
  }
}
