package dev.styxy.core.wait;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.Ask;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.run.Runner;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A wait for the command of a {@code run} that will not come, or that is not the one. */
class MisplacedListenerTest extends WorkScene {
  private static final long COMMAND = 600;
  private static final int OTHER_PORT = 8000;

  private final ProcessRef command = server(COMMAND);
  private final Allocation run =
      Draft.of(PORT).named("web").owner(command).holder(command).at(clock.now());

  @BeforeEach
  void start() {
    given(run);
    processes.mark(run.lockId(), COMMAND);
    ports.hold(PORT, COMMAND);
  }

  private WaitStatus await(String word, long timeout) {
    return new Waiter(application(), this::history)
        .await(List.of(word), PROJECT, Waiter.Goal.LISTENING, timeout)
        .get(0);
  }

  private long now() {
    return clock.now().uptimeMillis();
  }

  @Test
  void aCommandThatListensElsewhereIsGivenUpSoon() {
    ports.listen(5173, COMMAND);
    long start = now();
    WaitStatus seen = await("web", 30_000);
    assertTrue(seen.isLost());
    assertEquals(
        "port 3000 of web: its command (pid 600, node) listens on 5173, not on 3000: pass it"
            + " {port}",
        seen.explanation());
    assertTrue(now() - start < 5_000, "" + (now() - start));
  }

  @Test
  void itsChildListensForIt() {
    processes.start(601, COMMAND, FakeHost.BASH, "vite");
    processes.mark(run.lockId(), 601);
    ports.listen(5173, 601);
    assertTrue(await("web", 30_000).explanation().contains("pid 601, vite"));
  }

  @Test
  void aServerThatOpensItsOwnPortAsTheLastIsWaitedFor() {
    ports.listen(4321, COMMAND);
    actions.after(2_500, () -> ports.listen(4322, COMMAND));
    actions.after(5_000, () -> ports.listen(PORT, COMMAND));
    assertTrue(await("web", 30_000).isMet());
  }

  @Test
  void inspectorsAndPortsThatTheSystemDrawsTellNothing() {
    ports.listen(9229, COMMAND).listen(45_000, COMMAND);
    WaitStatus seen = await("web", 10_000);
    assertFalse(seen.isLost());
    assertTrue(seen.explanation().contains("nothing listens yet"), seen.explanation());
  }

  @Test
  void aPortThatIsLeasedToAnotherNameIsNotElsewhere() {
    given(run, Draft.of(OTHER_PORT).type("api").named("api").owner(bash).at(clock.now()));
    ports.listen(OTHER_PORT, COMMAND);
    assertFalse(await("web", 10_000).isLost());
  }

  @Test
  void anotherServerOfTheTerminalIsNotElsewhere() {
    server(700);
    ports.listen(5173, 700);
    assertFalse(await("web", 10_000).isLost());
  }

  @Test
  void aTimeThatIsOverBeforeSaysWhereItListensToo() {
    ports.listen(5173, COMMAND);
    WaitStatus seen = await("web", 1_000);
    assertFalse(seen.isLost());
    assertTrue(seen.explanation().contains("listens on 5173"), seen.explanation());
  }

  @Test
  void aCommandThatEndsUnderTheLeaseOfALivingTerminalIsLostAtOnce() {
    given(Draft.of(PORT).named("web").owner(bash).holder(command).at(clock.now()));
    actions.after(
        4_000,
        () -> {
          processes.end(COMMAND);
          ports.close(PORT);
        });
    long start = now();
    WaitStatus seen = await("web", 30_000);
    assertTrue(seen.isLost());
    assertTrue(seen.explanation().contains("its command (pid 600) ended"), seen.explanation());
    assertTrue(now() - start < 7_000, "" + (now() - start));
  }

  @Test
  void soIsOneThatHadEndedBefore() {
    given(web);
    Runner runner = new Runner(application(), actions);
    ProcessRef self = processes.ref(FakeProcesses.SELF);
    ports.close(PORT);
    application()
        .coordinator()
        .run(runner.reserve(Ask.of("dev").named("web").owner(self).request(), true));
    processes.end(FakeProcesses.SELF);
    WaitStatus seen = await("web", 30_000);
    assertTrue(seen.isLost());
    assertTrue(seen.explanation().contains("its command (pid 900) ended"), seen.explanation());
    assertTrue(seen.explanation().contains("styxy run --no-hold"), seen.explanation());
  }

  @Test
  void aStrangerOnThePortOfACommandThatEndedIsNamedInsteadOfTheHold() {
    given(Draft.of(PORT).named("web").owner(bash).holder(command).at(clock.now()));
    actions.after(
        500,
        () -> {
          processes.end(COMMAND);
          ports.close(PORT);
          ports.bind(
              PORT, dev.styxy.model.Protocol.TCP, dev.styxy.model.SocketState.LISTEN, "127.0.0.1");
        });
    WaitStatus seen = await("web", 30_000);
    assertFalse(seen.explanation().contains("--no-hold"), seen.explanation());
    assertTrue(seen.explanation().contains("uid 1000 is listening"), seen.explanation());
  }

  @Test
  void aServerThatWasStartedByHandMayBeStartedAgain() {
    given(Draft.of(PORT).named("web").owner(bash).holder(server(700)).at(clock.now()));
    processes.end(700);
    ports.close(PORT);
    assertFalse(await("web", 10_000).isLost());
  }

  @Test
  void theServerOfAnotherNameIsNotTheOne() {
    Allocation api = api();
    given(run, api);
    ports.listen(OTHER_PORT, COMMAND);
    WaitStatus seen = await("api", 1_000);
    assertFalse(seen.isMet());
    assertTrue(
        seen.explanation().endsWith("and is the command of dev/web, whose port is 3000"),
        seen.explanation());
  }

  @Test
  void aServerOfTwoNamesIsBoth() {
    given(run, api());
    ports.listen(OTHER_PORT, COMMAND).listen(PORT, COMMAND);
    assertTrue(await("api", 1_000).isMet());
    assertTrue(await("web", 1_000).isMet());
  }

  @Test
  void whatWasLeasedFromWithinACommandIsServedByIt() {
    clock.forward(1_000);
    given(run, api());
    ports.listen(OTHER_PORT, COMMAND);
    assertTrue(await("api", 1_000).isMet());
  }

  @Test
  void aNameThatWasLeasedBeforeTheCommandBeganIsNotItsOwnThoughItIsAnOwner() {
    clock.forward(1_000);
    Allocation api = api();
    clock.forward(1_000);
    processes.end(COMMAND);
    processes.startNow();
    ports.close(PORT);
    ports.hold(PORT, 601);
    ProcessRef late = server(601);
    processes.mark(run.lockId(), 601, 602);
    server(602);
    given(run.withHolder(late), api.withOwners(List.of(bash, late)));
    ports.listen(OTHER_PORT, 602);
    WaitStatus seen = await("api", 1_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("is the command of dev/web"), seen.explanation());
  }

  private Allocation api() {
    return Draft.of(OTHER_PORT).type("api").named("api").owner(bash).at(clock.now());
  }

  @Test
  void anotherUserOfTheSameSessionIsAStranger() {
    given(web);
    processes.start(7100, 1, FakeHost.BASH, "nc");
    processes.setUser(7100, 65_534);
    ports.listen(PORT, 7100);
    WaitStatus seen = await("web", 1_000);
    assertFalse(seen.isMet());
    assertTrue(seen.explanation().contains("pid 7100 (nc, uid 65534)"), seen.explanation());
  }
}
