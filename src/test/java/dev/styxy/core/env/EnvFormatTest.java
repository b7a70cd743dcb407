package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFormatTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SH|export PORT=3000",
        "FISH|set -gx PORT 3000",
        "DOTENV|PORT=3000",
        "MAKE|export PORT ?= 3000",
        "DOCKER|PORT=3000"
      })
  void aLineIsWrittenAndReadBack(EnvFormat format, String line) {
    EnvVariable variable = new EnvVariable("PORT", "3000", false);
    assertEquals(line, format.line(variable));
    assertEquals("PORT", EnvFormat.read(line).orElseThrow().name());
    assertEquals("3000", EnvFormat.read(line).orElseThrow().value());
  }

  @Test
  void makeOverridesWhatBelongsToSomethingElse() {
    assertEquals("export PORT := 3000", EnvFormat.MAKE.line(new EnvVariable("PORT", "3000", true)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PORT=\"4000\"|4000",
        "PORT='4000' # mine|4000",
        "export PORT=4000|4000",
        "  PORT = 4000|4000",
        "PORT=|''",
        "PORT?=4000|4000",
        "export\tPORT :=4000|4000",
        "export=4000|4000",
        "set=4000|4000",
        "set -g -x PORT 4000 # mine|4000"
      })
  void valuesAreReadAsPeopleWriteThem(String line, String value) {
    assertEquals(value.equals("''") ? "" : value, EnvFormat.read(line).orElseThrow().value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "# PORT=4000", "=4000", "4PORT=1", "PORT is nice", "set PORT", "set -x PORT"})
  void otherLinesSetNothing(String line) {
    assertTrue(EnvFormat.read(line).isEmpty());
  }

  @Test
  void howeverLongALineIsItIsReadInOneGo() {
    String line = "set " + "-a ".repeat(300_000) + "PORT 4000";
    assertEquals("4000", EnvFormat.read(line).orElseThrow().value());
    assertTrue(EnvFormat.read("set " + "-a ".repeat(300_000)).isEmpty());
    assertTrue(EnvFormat.read("a" + " ".repeat(300_000) + "b").isEmpty());
  }

  @Test
  void linesWithinAQuotedValueSetNothing() {
    List<String> lines = List.of("KEY=\"-----", "PORT=4000", "-----\"", "A='1", "B=2");
    assertEquals(Map.of("KEY", "-----", "A", "1", "B", "2"), EnvFormat.read(lines));
  }

  @Test
  void aNameIsWhatEveryShellTakes() {
    assertTrue(EnvVariable.isName("_API_PORT2"));
    for (String word : new String[] {"", "2PORT", "API-PORT", "A B", "PÖRT", "A=B"}) {
      assertFalse(EnvVariable.isName(word), word);
    }
  }
}
