package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueQuotesTest {

  private static String line(EnvFormat format, String value) {
    return format.line(new EnvVariable("V", value, false, false));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "SH|http://localhost:3000/|export V=http://localhost:3000/",
        "SH|$(id)|export V='$(id)'",
        "SH|a'b|export V='a'\\''b'",
        "FISH|a'b\\|set -gx V 'a\\'b\\\\'",
        "DOTENV|$(id)|V='$(id)'",
        "DOTENV|a'b|V=\"a'b\"",
        "MAKE|$(id) #x|export V ?= $$(id) \\#x",
        "MAKE|a\\#b|export V ?= a\\\\\\#b",
        "MAKE|a\\|export V ?= a\\$()",
        "DOCKER|$(id) 'x|V=$(id) 'x"
      })
  void eachFormatQuotesInItsWay(EnvFormat format, String value, String line) {
    assertEquals(line, line(format, value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\b", "a'b$c", "'\"", "\\", "'`id`"})
  void whatTheReadersOfDotenvDisagreeOnIsRefused(String value) {
    StyxyException refusal =
        assertThrows(StyxyException.class, () -> line(EnvFormat.DOTENV, value));
    assertEquals(FailureCode.CONFIG_INVALID, refusal.code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'x'", "\"\"", "''"})
  void whatSomeVersionsOfDockerWouldStripIsRefused(String value) {
    assertThrows(StyxyException.class, () -> line(EnvFormat.DOCKER, value));
  }
}
