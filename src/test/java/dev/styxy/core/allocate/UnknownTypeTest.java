package dev.styxy.core.allocate;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.settings.AutoAllocation;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.types.AutoTypes;
import dev.styxy.model.AutoRange;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortRange;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnknownTypeTest extends AllocatorScene {

  private List<PortRange> autoRanges() {
    return store.state().autoRanges().stream().map(AutoRange::range).toList();
  }

  private void disableAutoAllocation() {
    AutoAllocation old = AutoAllocation.DEFAULT;
    settings =
        new Settings(
            settings.types(),
            settings.ttl(),
            List.of(),
            true,
            List.of(),
            settings.templates(),
            new AutoAllocation(
                false,
                old.chunkSize(),
                old.placement(),
                old.minPort(),
                old.maxPort(),
                true,
                old.gapSize(),
                old.rules()));
  }

  private AutoRange undo(String type) {
    return coordinator()
        .run(
            transaction -> new AutoTypes(settings, host.limits, transaction.ledger()).undo(type, 0))
        .answer();
  }

  @Test
  void theFirstGetsTenPortsAboveTheBuiltInRanges() {
    Grant grant = grant(Ask.of("games"));
    assertEquals(11510, grant.allocation().port());
    assertEquals(new PortRange(11510, 11519), grant.autoRange().orElseThrow().range());
    assertEquals("after", grant.autoRange().orElseThrow().placement());
    assertTrue(grant.isTypeNew());
  }

  private void big(int first, int last) {
    Map<String, ServiceType> types = new LinkedHashMap<>(settings.types());
    types.put(
        "big",
        new ServiceType("big", "", List.of(), new PortRange(first, last), false, Optional.empty()));
    settings = FakeHost.settings(types);
  }

  @Test
  void aRangeInWhichNothingIsGivenOutIsNotMade() {
    big(20000, 32755);
    StyxyException refusal = refusal(Ask.of("foo"));
    assertEquals(FailureCode.NO_FREE_PORT, refusal.code());
    assertEquals(
        "no room for a range of 10 ports above the other ranges, from 32766 on:"
            + " auto_allocation.max_port is 49151, and the ephemeral range 32768-60999 is left out",
        refusal.getMessage());
    assertEquals(List.of(), autoRanges());
  }

  @Test
  void theEphemeralRangeOfTheMachineIsPassedOver() {
    host.limits = new FakeLimits(1024, Optional.of(new PortRange(11000, 20000)), Set.of());
    assertEquals(20001, port(Ask.of("foo")));
  }

  @Test
  void whatTheSystemKeepsOutOfTheEphemeralRangeIsNot() {
    Set<Integer> reserved = IntStream.rangeClosed(11515, 11524).boxed().collect(toSet());
    host.limits = new FakeLimits(1024, Optional.of(new PortRange(11000, 20000)), reserved);
    assertEquals(11515, port(Ask.of("foo")));
  }

  @Test
  void excludedAndReservedPortsArePassedOver() {
    settings =
        new Settings(
            settings.types(),
            settings.ttl(),
            List.of(new PortRange(11512, 11513)),
            true,
            List.of(new Reservation(11514, "dev", "lobby", "")),
            settings.templates(),
            settings.autoAllocation());
    assertEquals(11515, port(Ask.of("foo")));
  }

  @Test
  void thePlacementThatIsReportedIsTheOneThatWasUsed() {
    host.limits = new FakeLimits(1024, Optional.empty(), Set.of());
    big(1, 49121);
    AutoRange range = grant(Ask.of("monitoring-cpu")).autoRange().orElseThrow();
    assertEquals(new PortRange(49132, 49151), range.range());
    assertEquals("after", range.placement());
  }

  @Test
  void theSecondRequestGetsAPortOfTheSameRange() {
    grant(Ask.of("games"));
    Grant second = grant(Ask.of("games"));
    assertEquals(11511, second.allocation().port());
    assertFalse(second.isTypeNew());
    assertEquals(1, autoRanges().size());
  }

  @Test
  void twentyTypesGetDisjointRangesWithGaps() {
    for (int i = 0; i < 20; i++) {
      grant(Ask.of("service" + i));
    }
    List<PortRange> ranges = new ArrayList<>(autoRanges());
    assertEquals(20, ranges.size());
    for (int i = 1; i < ranges.size(); i++) {
      assertTrue(ranges.get(i).first() - ranges.get(i - 1).last() > 10, ranges.toString());
    }
  }

  @Test
  void theRulesThatAreBuiltInCount() {
    assertEquals(9010, port(Ask.of("monitoring-cpu")));
    assertEquals(new PortRange(9010, 9029), autoRanges().get(0));
    assertEquals(5410, port(Ask.of("database-main")));
    assertEquals(new PortRange(5410, 5414), autoRanges().get(1));
  }

  @Test
  void aNewTypeIsLogged() {
    grant(Ask.of("games"));
    Event event = store.events().get(0);
    assertEquals(Event.Kind.TYPE_CREATED, event.kind());
    assertEquals("games 11510-11519, placed after", event.detail());
  }

  @Test
  void aNearMissIsRefusedWithTheSuggestion() {
    StyxyException refusal = refusal(Ask.of("dve"));
    assertEquals(FailureCode.UNKNOWN_TYPE, refusal.code());
    assertTrue(refusal.getMessage().endsWith("did you mean 'dev'?"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("storybook"), refusal.getMessage());
    assertEquals("styxy allocate dev", refusal.suggestions().get(0));
    assertEquals(List.of(), autoRanges());
  }

  @Test
  void anotherCaseIsANearMiss() {
    grant(Ask.of("games"));
    for (String word : List.of("DEV", "Storybook", "GAMES")) {
      StyxyException refusal = refusal(Ask.of(word));
      assertEquals(FailureCode.UNKNOWN_TYPE, refusal.code());
      assertEquals(
          List.of(
              "styxy allocate " + word.toLowerCase(Locale.ROOT),
              "styxy allocate " + word + " --create-type"),
          refusal.suggestions());
    }
    assertEquals(1, autoRanges().size());
  }

  @Test
  void whoInsistsGetsANearMiss() {
    assertEquals(11510, port(Ask.of("dve").creatingType()));
    assertEquals(11530, port(Ask.of("DEV").creatingType()));
  }

  @Test
  void aNameThatGoesOnAfterAKnownTypeIsNoMiss() {
    assertEquals(11510, port(Ask.of("storybook-2")));
  }

  @Test
  void aNearMissOfATypeThatWasMadeIsRefusedToo() {
    grant(Ask.of("payments"));
    StyxyException refusal = refusal(Ask.of("paymetns"));
    assertEquals(FailureCode.UNKNOWN_TYPE, refusal.code());
    assertEquals("styxy allocate payments", refusal.suggestions().get(0));
    assertEquals(1, autoRanges().size());
  }

  @Test
  void theNextOfASeriesIsNoMiss() {
    grant(Ask.of("svc-1"));
    assertEquals(11530, port(Ask.of("svc-2")));
    grant(Ask.of("worker-a"));
    assertEquals(11570, port(Ask.of("worker-b")));
  }

  @Test
  void aNameThatGoesOnAfterATypeThatWasMadeIsNoMiss() {
    grant(Ask.of("payments"));
    assertEquals(11530, port(Ask.of("payments-b")));
  }

  @Test
  void withoutAutoAllocationAllAreRefusedWhoeverInsists() {
    disableAutoAllocation();
    StyxyException refusal = refusal(Ask.of("games").creatingType());
    assertEquals(FailureCode.UNKNOWN_TYPE, refusal.code());
    assertEquals("styxy config auto-allocation enable", refusal.suggestions().get(1));
  }

  @Test
  void withoutAutoAllocationATypeThatWasMadeBeforeStays() {
    grant(Ask.of("games"));
    disableAutoAllocation();
    assertEquals(11511, port(Ask.of("games")));
  }

  @Test
  void aRefusedRequestLeavesNoTypeBehind() {
    refusal(Ask.of("games"), Ask.of("dve"));
    assertEquals(List.of(), autoRanges());
  }

  @Test
  void undoTakesTheRangeBackAndIsLogged() {
    String lockId = grant(Ask.of("games")).allocation().lockId();
    coordinator().run(new Releaser().release(new Selector.Words(List.of(lockId), "")));
    assertEquals(new PortRange(11510, 11519), undo("games").range());
    assertEquals(List.of(), autoRanges());
    List<Event> events = store.events();
    assertEquals(Event.Kind.TYPE_UNDONE, events.get(events.size() - 1).kind());
  }

  @Test
  void aTypeInUseIsNotUndone() {
    grant(Ask.of("games"));
    StyxyException refusal = assertThrows(StyxyException.class, () -> undo("games"));
    assertEquals(FailureCode.HELD, refusal.code());
    assertEquals(1, autoRanges().size());
  }

  @Test
  void aConfiguredTypeIsNotUndone() {
    StyxyException refusal = assertThrows(StyxyException.class, () -> undo("dev"));
    assertEquals(FailureCode.NOT_FOUND, refusal.code());
    assertTrue(refusal.getMessage().contains("is configured"), refusal.getMessage());
  }
}
