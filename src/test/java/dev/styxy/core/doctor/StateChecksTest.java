package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.Counters;
import dev.styxy.model.Breaker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StateChecksTest {
  private static final Path KEPT = Path.of("/my state/state.json.corrupt-1");

  private final SweptState swept = new SweptState();

  private Finding finding(String subject) {
    return finding(subject, List.of());
  }

  private Finding finding(String subject, List<Path> kept) {
    return new StateChecks(swept.outcome(), kept, "the setting")
        .findings().stream().filter(f -> f.subject().equals(subject)).findFirst().orElseThrow();
  }

  private void counted(String counter, long number) {
    swept.given(Map.of(counter, number), Breaker.CLOSED, 0);
  }

  @Test
  void newStateIsWell() {
    for (Finding finding : new StateChecks(swept.outcome(), List.of(), "").findings()) {
      assertEquals(Finding.Level.OK, finding.level(), finding.toString());
      assertEquals("", finding.fix());
    }
  }

  @Test
  void allocationsAreCounted() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    assertEquals("locked, loaded and swept: 1 allocation", finding("state").words());
  }

  @Test
  void spareCopyThatHadToBeUsedIsWarnedOf() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.store.damage();
    Finding finding = finding("state", List.of(KEPT));
    assertEquals(Finding.Level.WARNING, finding.level());
    assertTrue(finding.words().endsWith(": 1 allocation; kept: '" + KEPT + "'"), finding.words());
  }

  @Test
  void lossOfEverythingIsAnError() {
    swept.store.lose();
    Finding finding = finding("state");
    assertEquals(Finding.Level.ERROR, finding.level());
    assertTrue(finding.words().endsWith("IS LOST, and it starts empty"), finding.words());
  }

  @Test
  void damageOfThePastIsWarnedOf() {
    counted(Counters.RECOVERIES, 2);
    assertEquals(Finding.Level.WARNING, finding("damage").level());
    assertEquals("the state was found damaged 2 times", finding("damage").words());
  }

  @Test
  void damageOfThisRunCountsAtOnce() {
    swept.store.damage();
    assertEquals("the state was found damaged 1 time", finding("damage").words());
  }

  @Test
  void sweepThatTookSomethingBackIsDated() {
    assertEquals("nothing has ever been stale", finding("sweep").words());
    swept.given(Map.of(), Breaker.CLOSED, swept.host.clock.now().wallMillis() - 120_000);
    assertEquals("last reclaimed 2m ago", finding("sweep").words());
  }

  @Test
  void sweepOfTheFutureWasJustNow() {
    swept.given(Map.of(), Breaker.CLOSED, swept.host.clock.now().wallMillis() + 120_000);
    assertEquals("last reclaimed 0s ago", finding("sweep").words());
  }

  @Test
  void sweepsThatFailedAreWarnedOf() {
    counted(Counters.CLEANUP_ERRORS, 1);
    assertEquals(Finding.Level.WARNING, finding("sweep errors").level());
    assertEquals("1 allocation could not be judged so far", finding("sweep errors").words());
  }

  @Test
  void breakerThatIsOpenIsWarnedOf() {
    long now = swept.host.clock.now().wallMillis();
    swept.given(Map.of(), new Breaker(Breaker.THRESHOLD, now), 0);
    assertEquals(Finding.Level.WARNING, finding("breaker").level());
    assertEquals("it will be tried again after 15s", finding("breaker").fix());
  }

  @Test
  void breakerThatIsClosedTellsWhatFailedBefore() {
    counted(Counters.PROBE_ERRORS, 3);
    assertEquals("closed; the port probe failed 3 times so far", finding("breaker").words());
  }

  @Test
  void stateThatCannotBeWrittenIsWarnedOfWithTheSetting() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.store.protect();
    Finding finding = finding("state");
    assertEquals(Finding.Level.WARNING, finding.level());
    assertTrue(finding.words().contains("not saved: 1 allocation"), finding.words());
    assertEquals("the setting", finding.fix());
  }
}
