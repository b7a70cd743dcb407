package dev.styxy.store.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import dev.styxy.store.SampleState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateValidatorTest {
  private static final Allocation GOOD = SampleState.allocation(3001);

  private static void assertObjection(String words, State state) {
    String objection = StateValidator.objectionTo(state);
    assertTrue(objection.contains(words), objection);
  }

  private static Allocation with(int port, Protocol protocol, String lockId) {
    return new Allocation(
        port,
        protocol,
        lockId,
        "dev",
        Optional.empty(),
        "/p",
        "i",
        Optional.empty(),
        Optional.empty(),
        GOOD.lease());
  }

  private static Allocation named(String type, String name) {
    return new Allocation(
        3000,
        Protocol.TCP,
        GOOD.lockId(),
        type,
        Optional.of(name),
        "/p",
        "i",
        Optional.empty(),
        Optional.empty(),
        GOOD.lease());
  }

  private static String id(int number) {
    return String.format("00000000-0000-4000-8000-%012x", number);
  }

  @Test
  void aGoodStateHasNoObjection() {
    assertEquals("", StateValidator.objectionTo(SampleState.of(200)));
    assertEquals("", StateValidator.objectionTo(State.EMPTY));
  }

  @Test
  void onePortIsAllocatedOnceForEachProtocol() {
    Protocol[] all = Protocol.values();
    for (Protocol first : all) {
      for (Protocol second : all) {
        State state = SampleState.with(with(3000, first, id(1)), with(3000, second, id(2)));
        boolean isFine = StateValidator.objectionTo(state).isEmpty();
        assertEquals(!first.overlaps(second), isFine, first + " and " + second);
      }
    }
  }

  @Test
  void portsAreWithinTheirRange() {
    assertObjection("port", SampleState.with(with(0, Protocol.TCP, id(1))));
    assertObjection("port", SampleState.with(with(65536, Protocol.TCP, id(1))));
  }

  @Test
  void lockIdsAreUnique() {
    assertObjection(
        "twice", SampleState.with(with(1, Protocol.TCP, id(1)), with(2, Protocol.TCP, id(1))));
  }

  @Test
  void lockIdsAreUuids() {
    for (String bad :
        new String[] {
          "",
          "x",
          "00000000-0000-4000-8000-00000000000",
          "00000000-0000-4000-8000-00000000000G",
          "00000000-0000-4000-8000-00000000000A",
          "00000000-0000-4000-80000000000000000",
          "-0000000-0000-4000-8000-000000000000"
        }) {
      assertObjection("UUID", SampleState.with(with(1, Protocol.TCP, bad)));
    }
  }

  @Test
  void namesHoldNoControlCharacters() {
    for (String bad : new String[] {"", "a\nb", "\u001b[2J", "\u009b", "\u0000", "a".repeat(300)}) {
      assertObjection("not valid", SampleState.with(named("dev", bad)));
      assertObjection("not valid", SampleState.with(named(bad, "web")));
    }
  }

  @Test
  void timesAreOnesThatCanBe() {
    Moment bad = new Moment(0, "boot", -1);
    assertObjection("time", SampleState.with(GOOD.withLease(new Lease(0, bad, Ttl.DEFAULT))));
    assertObjection(
        "time",
        SampleState.with(
            GOOD.withLease(new Lease(Long.MAX_VALUE, new Moment(0, "", 0), Ttl.DEFAULT))));
  }

  @Test
  void processesAreOnesThatCanBe() {
    assertObjection(
        "process", SampleState.with(GOOD.withHolder(new ProcessRef(0, 1, "", "", "x"))));
    assertObjection(
        "process", SampleState.with(GOOD.withHolder(new ProcessRef(1, -1, "", "", "x"))));
    assertObjection(
        "process",
        SampleState.with(GOOD.withHolder(new ProcessRef(1, 1, "", "", "x".repeat(5000)))));
  }

  @Test
  void ownersAreNotTooMany() {
    ProcessRef owner = new ProcessRef(1, 1, "", "", "x");
    List<ProcessRef> most = Collections.nCopies(Allocation.MOST_OWNERS, owner);
    assertEquals("", StateValidator.objectionTo(SampleState.with(GOOD.withOwners(most))));
    List<ProcessRef> more = Collections.nCopies(Allocation.MOST_OWNERS + 1, owner);
    assertObjection("too many owners", SampleState.with(GOOD.withOwners(more)));
  }

  @Test
  void noMoreThanAThousandPortsAreRemembered() {
    List<StickyPort> sticky = Collections.nCopies(1001, new StickyPort("/p", "dev", "web", 3000));
    assertObjection(
        "remembered", new State(List.of(), sticky, List.of(), Map.of(), Breaker.CLOSED, 0));
  }

  private static State waiting(int port, String type, long patience, int count) {
    PlaceInLine place =
        new PlaceInLine(
            port,
            Protocol.TCP,
            "/p",
            type,
            Optional.empty(),
            new ProcessRef(1, 1, "", "", "x"),
            new Moment(1, "", 1),
            patience);
    return new State(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Breaker.CLOSED,
        0,
        Collections.nCopies(count, place));
  }

  @Test
  void placesInLineAreWithinTheirLimits() {
    assertEquals("", StateValidator.objectionTo(waiting(3000, "dev", 1, 1000)));
    assertObjection("too many places", waiting(3000, "dev", 1, 1001));
    assertObjection("place in line", waiting(0, "dev", 1, 1));
    assertObjection("place in line", waiting(3000, "", 1, 1));
    assertObjection("place in line", waiting(3000, "dev", -1, 1));
  }

  @Test
  void countersAreNotNegative() {
    assertObjection(
        "counter", new State(List.of(), List.of(), List.of(), Map.of("a", -1L), Breaker.CLOSED, 0));
  }

  @Test
  void aLockIdOfSurrogatesIsNone() {
    assertObjection(
        "not a UUID", SampleState.with(with(3000, Protocol.TCP, "\uD83D\uDE80".repeat(18))));
    assertObjection("not a UUID", SampleState.with(with(3000, Protocol.TCP, "?".repeat(36))));
    assertObjection(
        "not a UUID", SampleState.with(with(3000, Protocol.TCP, GOOD.lockId().replace('-', '0'))));
    assertObjection("not a UUID", SampleState.with(with(3000, Protocol.TCP, "0" + GOOD.lockId())));
  }

  @Test
  void aNameHasNoControlCharactersWithinLatin1() {
    for (int c = 0; c <= 0x100; c++) {
      boolean isControl = c < ' ' || (c >= 0x7f && c < 0xa0);
      String objection =
          StateValidator.objectionTo(SampleState.with(named("dev", "a" + (char) c + "b")));
      assertEquals(isControl, !objection.isEmpty(), "U+" + Integer.toHexString(c));
    }
  }

  @Test
  void aRowThatTookThePlaceOfAGoodOneIsLookedAt() {
    GoodRows known = new GoodRows();
    Allocation row = with(3000, Protocol.TCP, id(1));
    assertEquals("", StateValidator.objectionTo(SampleState.with(row), known));
    assertEquals("", StateValidator.objectionTo(SampleState.with(row), known));
    State other = SampleState.with(with(3000, Protocol.TCP, "none"));
    assertTrue(StateValidator.objectionTo(other, known).contains("not a UUID"));
  }

  @Test
  void aBadRowIsNotKnownAsAGoodOne() {
    GoodRows known = new GoodRows();
    State bad = SampleState.with(with(3000, Protocol.TCP, "none"));
    assertTrue(StateValidator.objectionTo(bad, known).contains("not a UUID"));
    assertTrue(StateValidator.objectionTo(bad, known).contains("not a UUID"));
  }

  @Test
  void knownRowsAreStillComparedWithTheOthers() {
    GoodRows known = new GoodRows();
    Allocation one = with(3000, Protocol.TCP, id(1));
    Allocation sameId = with(3001, Protocol.TCP, id(1));
    Allocation samePort = with(3000, Protocol.TCP, id(2));
    for (Allocation row : List.of(one, sameId, samePort)) {
      assertEquals("", StateValidator.objectionTo(SampleState.with(row), known));
    }
    String twice = StateValidator.objectionTo(SampleState.with(one, sameId), known);
    assertTrue(twice.contains("lock id appears twice"), twice);
    twice = StateValidator.objectionTo(SampleState.with(one, samePort), known);
    assertTrue(twice.contains("allocated twice"), twice);
  }
}
