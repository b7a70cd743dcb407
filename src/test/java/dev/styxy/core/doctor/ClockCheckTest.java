package dev.styxy.core.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.settings.Draft;
import org.junit.jupiter.api.Test;

class ClockCheckTest {
  private final SweptState swept = new SweptState();

  private Finding finding() {
    return new ClockCheck(swept.outcome().transaction()).finding();
  }

  @Test
  void clocksThatGoTogetherAreFine() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.host.clock.forwardMinutes(5);
    assertEquals(Finding.ok("clock", "no jump was seen"), finding());
  }

  @Test
  void withoutAllocationsThereIsNothingToCompare() {
    swept.host.clock.stepWall(3_600_000);
    assertEquals(Finding.Level.OK, finding().level());
  }

  @Test
  void wallClockThatIsKeptRightIsFine() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.host.clock.stepWall(-60_000);
    assertEquals(Finding.Level.OK, finding().level());
  }

  @Test
  void clockThatWasSetForwardIsWarnedOf() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.host.clock.stepWall(3_600_000);
    assertEquals(Finding.Level.WARNING, finding().level());
    assertEquals("the wall clock was set forward by 1h", finding().words());
  }

  @Test
  void clockThatWasSetBackIsWarnedOf() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.host.clock.stepWall(-120_000);
    assertEquals("the wall clock was set back by 2m", finding().words());
  }

  @Test
  void widestOfManyJumpsIsTold() {
    var old = Draft.of(3000).at(swept.host.clock.now());
    swept.host.clock.stepWall(3_600_000);
    var between = Draft.of(3001).at(swept.host.clock.now());
    swept.host.clock.stepWall(3_600_000);
    swept.given(old, between);
    assertEquals("the wall clock was set forward by 2h", finding().words());
  }

  @Test
  void clocksOfAnotherBootAreNotCompared() {
    swept.given(Draft.of(3000).at(swept.host.clock.now()));
    swept.host.clock.reboot("boot-2", 60_000);
    assertEquals(Finding.Level.OK, finding().level());
  }
}
