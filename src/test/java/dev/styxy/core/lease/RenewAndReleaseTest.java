package dev.styxy.core.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.allocate.AllocatorScene;
import dev.styxy.core.report.Cleaner;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Ttl;
import dev.styxy.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is done to allocations by hand. */
class RenewAndReleaseTest extends AllocatorScene {
  private static final Selector WEB = new Selector.Words(List.of("web"), FakeHost.PROJECT);

  @BeforeEach
  void twoAllocations() {
    given(
        Draft.of(3000).named("web").owner(bash).at(clock.now()),
        Draft.of(3001).named("docs").owner(bash).at(clock.now()));
  }

  @Test
  void releasedPortIsFreeAndLogged() {
    coordinator().run(new Releaser().release(WEB));
    assertEquals(List.of(3001), allocatedPorts());
    assertEquals(Event.Kind.RELEASED, store.events().get(0).kind());
    assertEquals(1, store.state().counters().get("releases_total"));
  }

  @Test
  void releaseThatFindsNothingWritesNothing() {
    coordinator().run(new Releaser().release(new Selector.Words(List.of("wbe"), FakeHost.PROJECT)));
    assertEquals(0, store.saves());
  }

  @Test
  void renewalBeginsTheLeaseAnew() {
    clock.forwardMinutes(20);
    Selection renewed = coordinator().run(new Renewer().renew(WEB, Optional.empty())).answer();
    Allocation web = renewed.found().get(0);
    assertEquals(clock.now(), web.lease().renewed());
    assertEquals(Ttl.DEFAULT, web.lease().ttl());
    assertTrue(store.state().allocations().contains(web));
  }

  @Test
  void renewalTakesANewTtl() {
    Optional<Ttl> hours = Optional.of(Ttl.ofSeconds(7200));
    Selection renewed = coordinator().run(new Renewer().renew(WEB, hours)).answer();
    assertEquals(hours.get(), renewed.found().get(0).lease().ttl());
  }

  @Test
  void renewalIsLoggedAndCounted() {
    coordinator().run(new Renewer().renew(WEB, Optional.empty()));
    assertEquals(Event.Kind.RENEWED, store.events().get(0).kind());
    assertEquals(1, store.state().counters().get("renewals_total"));
  }

  @Test
  void expiredAllocationCannotBeRenewed() {
    clock.forwardMinutes(31);
    Selection renewed = coordinator().run(new Renewer().renew(WEB, Optional.empty())).answer();
    assertTrue(renewed.found().isEmpty());
  }

  @Test
  void cleanupReportsTheSweep() {
    clock.forwardMinutes(31);
    List<Judgement> reclaimed = coordinator().run(new Cleaner(host.directories).clean()).answer();
    assertEquals(2, reclaimed.size());
    assertTrue(allocatedPorts().isEmpty());
  }

  @Test
  void cleanupByForceReleasesTheRestToo() {
    processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(3000, 600);
    clock.forwardMinutes(31);
    List<Judgement> reclaimed =
        coordinator().run(new Cleaner(host.directories).cleanByForce()).answer();
    assertEquals(
        List.of(StaleReason.FORCED, StaleReason.EXPIRED),
        reclaimed.stream().map(j -> ((Verdict.Stale) j.verdict()).reason()).toList());
    assertTrue(allocatedPorts().isEmpty());
    assertEquals(1, store.state().counters().get("stale_allocations_cleaned_total.forced"));
  }
}
