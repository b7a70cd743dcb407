package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TtlTest {

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 0, Ttl.LONGEST_SECONDS + 1, Long.MAX_VALUE})
  void outOfRangeIsRefused(long seconds) {
    assertThrows(IllegalArgumentException.class, () -> Ttl.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, Ttl.LONGEST_SECONDS})
  void bothEndsOfTheRangeAreAccepted(long seconds) {
    assertEquals(seconds, Ttl.ofSeconds(seconds).seconds().orElseThrow());
  }

  @Test
  void noneHasNoSecondsAndIsNeverExceeded() {
    assertTrue(Ttl.NONE.isNone());
    assertTrue(Ttl.NONE.seconds().isEmpty());
    assertFalse(Ttl.NONE.isExceededBy(Long.MAX_VALUE));
  }

  @Test
  void isThirtyMinutesUnlessSaidOtherwise() {
    assertEquals(Ttl.ofSeconds(1800), Ttl.DEFAULT);
    assertNotEquals(Ttl.DEFAULT, Ttl.NONE);
  }

  @Test
  void isExceededOnlyByMore() {
    assertFalse(Ttl.ofSeconds(1).isExceededBy(1000));
    assertTrue(Ttl.ofSeconds(1).isExceededBy(1001));
  }
}
