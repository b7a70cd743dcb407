package dev.styxy.core.take;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.Ask;
import dev.styxy.core.app.WorkScene;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TakerTest extends WorkScene {
  private static final String OTHERS = "/nowhere/other";
  private static final long MINUTE = 60_000;

  private final ProcessRef rival = processes.start(800, 1, 800, "java", "-jar", "styxy.jar");
  private final Allocation theirs =
      Draft.of(PORT).named("web").project(OTHERS).owner(bash).at(clock.now());
  private final List<TakeStatus.Waiting> told = new ArrayList<>();

  private static Ask web() {
    return Ask.of("dev").named("web").exactly(PORT);
  }

  private TakeStatus take(Ask ask, long patience, boolean isPatient) {
    return new Taker(application())
        .take(new TakeRequest(ask.request(), patience, isPatient), told::add);
  }

  private TakeStatus take() {
    return take(web(), MINUTE, false);
  }

  private TakeStatus.Taken taken(TakeStatus status) {
    return assertInstanceOf(TakeStatus.Taken.class, status);
  }

  private StyxyException refusedTake(Ask ask, long patience) {
    StyxyException e = assertThrows(StyxyException.class, () -> take(ask, patience, false));
    assertEquals(FailureCode.HELD, e.code());
    return e;
  }

  private PlaceInLine place(ProcessRef process, String project, Moment since) {
    Optional<String> name = Optional.of("web");
    return new PlaceInLine(PORT, Protocol.TCP, project, "dev", name, process, since, MINUTE);
  }

  private void waiting(PlaceInLine... places) {
    State s = store.state();
    store.put(
        new State(
            s.allocations(),
            s.places(),
            s.sticky(),
            s.autoRanges(),
            s.counters(),
            s.breaker(),
            s.lastCleanup(),
            List.of(places)));
  }

  private void released() {
    coordinator().run(new Releaser().release(new Selector.All()));
    actions.stamp = new Object();
  }

  @Test
  void aPortOfAnotherProjectIsTakenWhenItIsReleased() {
    given(theirs);
    actions.after(5_000, this::released);
    Allocation mine = taken(take()).allocation();
    assertEquals(PORT, mine.port());
    assertEquals(PROJECT, mine.project());
    assertEquals(List.of(), store.state().line());
  }

  @Test
  void forWhomItWaitsIsToldOnceAndWithWhatWouldEndIt() {
    given(theirs);
    actions.after(5_000, this::released);
    take();
    assertEquals(1, told.size());
    assertTrue(told.get(0).explanation().contains("dev/web of " + OTHERS), told.toString());
    assertEquals(List.of("styxy release 3000"), told.get(0).suggestions());
  }

  @Test
  void theServerOfTheHolderIsNamed() {
    given(theirs);
    server(600);
    ports.listen(PORT, 600);
    take(web(), 0, false);
    take(web(), 1_000, false);
    assertTrue(told.get(0).explanation().contains("pid 600 (node"), told.toString());
    assertEquals(List.of("styxy kill web --project " + OTHERS), told.get(0).suggestions());
  }

  @Test
  void waitingIsNoBusyLoop() {
    given(theirs);
    assertInstanceOf(TakeStatus.Waiting.class, take());
    assertTrue(actions.pauses < 700, "paused " + actions.pauses + " times");
  }

  @Test
  void whenTimeIsUpThePlaceIsGivenUp() {
    given(theirs);
    TakeStatus.Waiting status = assertInstanceOf(TakeStatus.Waiting.class, take());
    assertEquals(theirs.lockId(), status.holder().orElseThrow().lockId());
    assertEquals(List.of(), store.state().line());
  }

  @Test
  void tryingOnceTakesNoPlace() {
    given(theirs);
    assertInstanceOf(TakeStatus.Waiting.class, take(web(), 0, false));
    assertEquals(0, actions.pauses);
    assertEquals(List.of(), store.state().line());
    assertEquals(List.of(), told);
  }

  @Test
  void thePlaceIsInTheStateWhileItIsWaitedFor() {
    given(theirs);
    List<PlaceInLine> seen = new ArrayList<>();
    actions.after(2_000, () -> seen.addAll(store.state().line()));
    take();
    assertEquals(FakeProcesses.SELF, seen.get(0).process().pid());
    assertEquals(PROJECT, seen.get(0).project());
  }

  @Test
  void whoCameFirstIsServedFirst() {
    given(theirs);
    waiting(place(rival, OTHERS, clock.now()));
    actions.after(5_000, this::released);
    actions.after(7_000, () -> processes.end(800));
    long start = clock.now().uptimeMillis();
    taken(take());
    assertTrue(clock.now().uptimeMillis() - start >= 7_000);
    assertTrue(told.get(1).explanation().contains("it is the turn of dev/web of " + OTHERS));
  }

  @Test
  void whoDiesInLineHasNoPlaceAnyMore() {
    given(theirs);
    waiting(place(rival, OTHERS, clock.now()));
    processes.end(800);
    take(web(), 0, false);
    assertEquals(List.of(), store.state().line());
  }

  @Test
  void anotherProcessUnderThePidOfAWaiterIsNotTheWaiter() {
    waiting(place(rival, OTHERS, clock.now()));
    processes.end(800);
    processes.start(800, 1, 800, "sleep", "600");
    assertEquals(PORT, port(web()));
  }

  @Test
  void aWaiterThatCannotBeJudgedHasItsPlaceAsLongAsItMeantToWait() {
    ProcessRef elsewhere = new ProcessRef(8, 8, "pid:[2]", clock.now().bootId(), "java");
    waiting(place(elsewhere, OTHERS, clock.now()));
    assertTrue(refusal(web()).getMessage().contains("is waited for by"));
    clock.forward(3 * MINUTE);
    assertEquals(PORT, port(web()));
  }

  @Test
  void aStepOfTheWallClockMovesNobodyOutOfLine() {
    waiting(place(rival, OTHERS, clock.now()));
    clock.stepWall(86_400_000);
    assertTrue(refusal(web()).getMessage().contains("is waited for by"));
    clock.stepWall(-2 * 86_400_000);
    assertTrue(refusal(web()).getMessage().contains("is waited for by"));
  }

  @Test
  void othersDoNotSlipInAndAreToldWhoWaits() {
    waiting(place(rival, OTHERS, clock.now()));
    StyxyException refusal = refusal(web());
    assertEquals(FailureCode.HELD, refusal.code());
    assertTrue(
        refusal.getMessage().contains("is waited for by dev/web of " + OTHERS + " (pid 800)"),
        refusal.getMessage());
    assertEquals(3001, port(Ask.of("dev").named("web")));
    assertEquals(3002, port(Ask.of("dev").named("docs").port(PORT)));
  }

  @Test
  void theServiceThatWaitsMayHaveItByAnotherCommand() {
    waiting(place(rival, PROJECT, clock.now()));
    assertTrue(refusal(Ask.of("dev").named("docs").exactly(PORT)).code() == FailureCode.HELD);
    assertEquals(PORT, port(web()));
  }

  @Test
  void aFirstThatDoesNotTakeIsPassedAfterAWhileAndWaitsBehind() {
    waiting(place(rival, OTHERS, clock.now()));
    long start = clock.now().uptimeMillis();
    taken(take());
    long waited = clock.now().uptimeMillis() - start;
    assertTrue(waited >= 10_000 && waited < 20_000, "waited " + waited);
    assertEquals(800, store.state().line().get(0).process().pid());
  }

  @Test
  void whatTheProjectHasAlreadyIsASuccess() {
    given(web);
    TakeStatus.Taken status = taken(take());
    assertTrue(status.isExisting());
    assertEquals(web.lockId(), status.allocation().lockId());
    assertTrue(taken(take(Ask.of("dev").exactly(PORT), 0, false)).isExisting());
  }

  @Test
  void anUnnamedPortOfTheProjectGetsOneMoreOwner() {
    given(Draft.of(PORT).owner(bash).at(clock.now()));
    ProcessRef zsh = processes.start(550, 400, 550, "zsh");
    taken(take(Ask.of("dev").exactly(PORT).owner(zsh), 0, false));
    assertTrue(store.state().allocations().get(0).isOwnedBy(zsh));
    assertTrue(store.state().allocations().get(0).isOwnedBy(bash));
  }

  @Test
  void aPortOfAnotherServiceOfTheProjectIsForItsPeopleToRelease() {
    given(web);
    StyxyException e = refusedTake(Ask.of("dev").named("docs").exactly(PORT), MINUTE);
    assertTrue(e.getMessage().contains("dev/web of this very project"), e.getMessage());
    assertEquals("styxy release 3000", e.suggestions().get(0));
  }

  @Test
  void aProcessWithoutLeaseIsNamedAndNotWaitedFor() {
    ports.listen(PORT, STRANGER);
    StyxyException e = refusedTake(web(), MINUTE);
    assertTrue(e.getMessage().contains("pid 7000 (nginx"), e.getMessage());
    assertEquals(0, actions.pauses);
    assertEquals(List.of(), store.state().line());
  }

  @Test
  void aProcessWithoutLeaseIsWaitedForWhenThatIsAsked() {
    ports.listen(PORT, STRANGER);
    actions.after(3_000, () -> ports.close(PORT));
    taken(take(web(), MINUTE, true));
  }

  @Test
  void aServerThatOutlivesItsLeaseIsWaitedForToo() {
    given(theirs);
    server(600);
    ports.listen(PORT, 600);
    actions.after(1_000, this::released);
    actions.after(4_000, () -> ports.close(PORT));
    long start = clock.now().uptimeMillis();
    taken(take());
    assertTrue(clock.now().uptimeMillis() - start >= 4_000);
  }

  @Test
  void aPortThatTheConfigurationExcludesIsNotWaitedFor() {
    refusedTake(Ask.of("dev").exactly(6000), MINUTE);
    assertEquals(0, actions.pauses);
  }

  @Test
  void aPortThatTheConfigurationReservesForAnotherServiceIsNotWaitedFor() {
    settings =
        new Settings(
            settings.types(),
            settings.ttl(),
            List.of(),
            true,
            List.of(new Reservation(PORT, "dev", "other", "")),
            settings.templates(),
            settings.autoAllocation());
    given(theirs);
    assertTrue(refusedTake(web(), MINUTE).getMessage().contains("is reserved for dev/other"));
    assertEquals(List.of(), store.state().line());
    given();
    taken(take(Ask.of("dev").named("other").exactly(PORT), 0, false));
  }

  @Test
  void theNameGivesUpThePortThatItHadInstead() {
    Allocation instead = Draft.of(3001).named("web").owner(bash).at(clock.now());
    given(instead);
    TakeStatus.Taken status = taken(take());
    assertEquals(List.of(PORT), allocatedPorts());
    assertTrue(status.notes().get(0).contains("had port 3001"), status.notes().toString());
    assertTrue(status.allocation().isOwnedBy(bash));
  }

  @Test
  void aNameThatRunsOnAnotherPortStays() {
    Allocation instead = Draft.of(3001).named("web").owner(bash).at(clock.now());
    given(instead);
    server(600);
    ports.listen(3001, 600);
    StyxyException e = refusedTake(web(), MINUTE);
    assertTrue(e.getMessage().contains("runs on port 3001"), e.getMessage());
    assertEquals(List.of(3001), allocatedPorts());
  }

  @Test
  void aPortOutsideEveryRangeIsTakenToo() {
    assertEquals(22_222, taken(take(Ask.of("dev").exactly(22_222), 0, false)).allocation().port());
  }

  @Test
  void aDeadLineDoesNotKeepAnybodyOutAfterAReboot() {
    ProcessRef before = new ProcessRef(800, 5, FakeProcesses.NAMESPACE, "another boot", "java");
    waiting(place(before, OTHERS, clock.now()));
    assertEquals(PORT, port(web()));
    assertFalse(store.state().line().stream().anyMatch(p -> p.process().pid() == 800));
  }
}
