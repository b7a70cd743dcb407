package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The order in which a port is chosen. */
class PortChoiceTest extends AllocatorScene {

  @Test
  void firstPreferredPortComesFirst() {
    assertEquals(3000, port(Ask.of("dev")));
    assertEquals(11430, port(Ask.of("ai")));
  }

  @Test
  void preferredPortsComeInTheirOrderAndBeforeTheRange() {
    Map<String, ServiceType> types = BuiltInTypes.all();
    PortRange range = new PortRange(3000, 3003);
    types.put(
        "dev", new ServiceType("dev", "", List.of(3002, 3001), range, false, Optional.empty()));
    settings = FakeHost.settings(types);
    assertEquals(3002, port(Ask.of("dev")));
    assertEquals(3001, port(Ask.of("dev")));
    assertEquals(3000, port(Ask.of("dev")));
    assertEquals(3003, port(Ask.of("dev")));
  }

  @Test
  void nameKeepsWhatItHas() {
    int first = port(Ask.of("dev").named("web"));
    Grant again = grant(Ask.of("dev").named("web"));
    assertEquals(first, again.allocation().port());
    assertTrue(again.isExisting());
    assertEquals(1, store.state().allocations().size());
  }

  @Test
  void nameIsOneOfItsProjectAndType() {
    assertEquals(3000, port(Ask.of("dev").named("web")));
    assertEquals(3001, port(Ask.of("dev").named("web").project("/nowhere/other")));
    assertEquals(8000, port(Ask.of("api").named("web")));
  }

  @Test
  void requestedPortComesBeforePreferredOnes() {
    Grant grant = grant(Ask.of("dev").port(3050));
    assertEquals(3050, grant.allocation().port());
    assertTrue(grant.displaced().isEmpty());
  }

  @Test
  void requestedPortNeedNotBeOfTheRange() {
    assertEquals(12345, port(Ask.of("dev").port(12345)));
  }

  @Test
  void stickyPortComesBeforePreferredOnes() {
    port(Ask.of("dev").named("web").port(3050));
    store.put(withoutAllocations());
    assertEquals(3050, port(Ask.of("dev").named("web")));
  }

  @Test
  void requestedPortComesBeforeTheStickyOne() {
    port(Ask.of("dev").named("web").port(3050));
    store.put(withoutAllocations());
    assertEquals(3060, port(Ask.of("dev").named("web").port(3060)));
  }

  @Test
  void stickyPortThatWasAskedForByNumberMayLieElsewhere() {
    allocate(Ask.of("dev").named("web").port(7000));
    coordinator().run(new Releaser().release(new Selector.All()));
    assertEquals(7000, port(Ask.of("dev").named("web")));
  }

  @Test
  void stickyPortOfASingleInstanceIsThatOfWhicheverProjectHadItLast() {
    for (String project : List.of("/one", "/two")) {
      allocate(Ask.of("ai").named("rag").project(project).port(11440));
      coordinator().run(new Releaser().release(new Selector.All()));
    }
    assertEquals(1, store.state().sticky().size());
    assertEquals(11440, port(Ask.of("ai").named("rag").project("/three")));
  }

  @Test
  void stickyPortThatIsTakenGivesWay() {
    port(Ask.of("dev").named("web").port(3050));
    store.put(withoutAllocations());
    ports.listen(3050, FakeHost.BASH);
    assertEquals(3000, port(Ask.of("dev").named("web")));
  }

  @Test
  void aFreshPortIsNotTheStickyOne() {
    port(Ask.of("dev").named("web").port(3050));
    coordinator().run(new Releaser().release(new Selector.All()));
    assertEquals(3000, port(Ask.of("dev").named("web").fresh()));
  }

  @Test
  void whatAnotherNameHadIsLeftToItWhileThereIsAnythingElse() {
    ports.listen(3000, FakeProcesses.INIT);
    assertEquals(3001, port(Ask.of("dev").named("aa")));
    coordinator().run(new Releaser().release(new Selector.All()));
    assertEquals(3002, port(Ask.of("dev").named("bb")));
    assertEquals(3003, port(Ask.of("dev")));
    assertEquals(3001, port(Ask.of("dev").named("aa")));
  }

  @Test
  void whatAnotherNameHadIsTakenBeforeTheRangeIsExhausted() {
    narrowDevTo(3000, 3000);
    assertEquals(3000, port(Ask.of("dev").named("aa")));
    coordinator().run(new Releaser().release(new Selector.All()));
    Grant other = grant(Ask.of("dev").named("bb"));
    assertEquals(3000, other.allocation().port());
    assertTrue(other.notes().isEmpty());
  }

  @Test
  void stickyPortIsNotMovedWithoutAWord() {
    port(Ask.of("dev").named("web"));
    coordinator().run(new Releaser().release(new Selector.All()));
    processes.start(7000, 1, 7000, "nginx");
    ports.listen(3000, 7000);
    String note = grant(Ask.of("dev").named("web")).notes().get(0);
    assertTrue(note.contains("pid 7000 (nginx"), note);
    assertTrue(note.contains("web had it and moves to 3001"), note);
  }

  @Test
  void stickyPortsCanBeTurnedOff() {
    settings = new Settings(BuiltInTypes.all(), Ttl.DEFAULT, List.of(), false);
    port(Ask.of("dev").named("web").port(3050));
    store.put(withoutAllocations());
    assertEquals(3000, port(Ask.of("dev").named("web")));
  }

  @Test
  void unnamedPortsAreNotSticky() {
    port(Ask.of("dev").port(3050));
    assertTrue(store.state().sticky().isEmpty());
  }

  @Test
  void unnamedTwiceGivesTwo() {
    Ask ask = Ask.of("dev").owner(bash);
    assertEquals(3000, port(ask));
    assertEquals(3001, port(ask));
  }

  @Test
  void everyPortOfARangeIsGivenOutOnce() {
    for (int i = 0; i < 100; i++) {
      port(Ask.of("dev").named("n" + i));
    }
    assertEquals(IntStream.rangeClosed(3000, 3099).boxed().toList(), allocatedPorts());
    assertEquals(FailureCode.NO_FREE_PORT, refusal(Ask.of("dev")).code());
  }

  @Test
  void newIgnoresTheNamesRecord() {
    assertEquals(3000, port(Ask.of("dev").named("web")));
    Grant second = grant(Ask.of("dev").named("web").fresh());
    assertEquals(3001, second.allocation().port());
    assertFalse(second.isExisting());
  }

  @Test
  void unknownTypeListsTheTypesAndSuggestsTheNearest() {
    StyxyException failure = refusal(Ask.of("storybok"));
    assertEquals(FailureCode.UNKNOWN_TYPE, failure.code());
    assertTrue(failure.getMessage().contains("dev, api, database"));
    assertEquals("styxy allocate storybook", failure.suggestions().get(0));
  }

  private State withoutAllocations() {
    var state = store.state();
    return new State(
        List.of(),
        state.sticky(),
        state.autoRanges(),
        state.counters(),
        state.breaker(),
        state.lastCleanup());
  }
}
