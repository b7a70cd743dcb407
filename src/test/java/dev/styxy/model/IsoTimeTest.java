package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsoTimeTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1970-01-01T00:00:00.000Z",
    "1700000000120, 2023-11-14T22:13:20.120Z",
    "1709164800007, 2024-02-29T00:00:00.007Z",
    "-1, 1969-12-31T23:59:59.999Z"
  })
  void isWrittenInUtcWithMilliseconds(long wallMillis, String text) {
    assertEquals(text, IsoTime.of(wallMillis));
  }
}
