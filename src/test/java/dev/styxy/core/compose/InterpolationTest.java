package dev.styxy.core.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Variables in a Compose file have the values that Compose gives them. */
class InterpolationTest {
  private final Interpolation interpolation = new Interpolation(Map.of("SET", "1", "EMPTY", ""));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "plain|plain",
        "$SET:$SET|1:1",
        "${SET}0|10",
        "$$SET|$SET",
        "${NO:-2}|2",
        "${EMPTY:-2}|2",
        "${EMPTY-2}|''",
        "${SET:-2}|1",
        "${SET:+3}|3",
        "${NO:+3}|''",
        "${EMPTY+3}|3",
        "${NO:-${ALSO_NO:-4}}|4",
        "${NO:-a-b:c}|a-b:c",
        "${NO}:80|:80",
        "5 $|5 $",
        "${SET:?say}|1"
      })
  void eachFormHasItsValue(String text, String expected) {
    Interpolation.Result result = interpolation.of(text);
    assertEquals(expected, result.text());
    assertFalse(result.isRefused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"${NO:?say}", "${EMPTY:?say}", "${NO?}", "${", "${SET", "${SET/1/2}", "${}"})
  void whatComposeRefusesIsRefused(String text) {
    assertTrue(interpolation.of(text).isRefused());
  }

  @Test
  void onlyWhatIsNeededIsMissing() {
    assertEquals(List.of("NO"), interpolation.of("${NO}${SET:-${OTHER}}").missing());
    assertEquals(List.of("OTHER"), interpolation.of("${NO:-${OTHER}}").missing());
  }

  @Test
  void nestingWithoutEndIsRefused() {
    assertTrue(interpolation.of("${A:-".repeat(100_000)).isRefused());
  }
}
