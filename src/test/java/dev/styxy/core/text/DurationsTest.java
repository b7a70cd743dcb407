package dev.styxy.core.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "1s, 1",
    "90s, 90",
    "45m, 2700",
    "2h, 7200",
    "1h30m, 5400",
    "1d, 86400",
    "366d, 31622400",
    "1h1h, 7200"
  })
  void spanIsRead(String text, long seconds) {
    assertEquals(Ttl.ofSeconds(seconds), Durations.ttl(text));
  }

  @Test
  void noneIsNoLimit() {
    assertEquals(Ttl.NONE, Durations.ttl("none"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "0s",
        "5",
        "m",
        "-5m",
        "5 m",
        "5M",
        "1.5h",
        "h5",
        "5ms",
        "366d1s",
        "1000000000s",
        "999999999d999999999d",
        "NONE",
        "٥m"
      })
  void whatIsNoSpanIsRefused(String text) {
    StyxyException failure = assertThrows(StyxyException.class, () -> Durations.ttl(text));
    assertEquals(FailureCode.INVALID_TTL, failure.code());
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0s, 0", "10s, 10000", "2m, 120000", "5, 5000", "500ms, 500", "0ms, 0"})
  void waitMayBeNothing(String text, long millis) {
    assertEquals(millis, Durations.waitMillis(text));
  }

  @Test
  void badWaitIsAUsageError() {
    StyxyException failure = assertThrows(StyxyException.class, () -> Durations.waitMillis("soon"));
    assertEquals(FailureCode.USAGE, failure.code());
    assertFalse(failure.suggestions().toString().contains("lease"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ms", "-1", "1.5s", "999999999", "1000000000ms", "5 s", "5sm"})
  void whatIsNoWaitIsRefused(String text) {
    assertThrows(StyxyException.class, () -> Durations.waitMillis(text));
  }
}
