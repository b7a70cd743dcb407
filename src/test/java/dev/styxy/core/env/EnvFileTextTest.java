package dev.styxy.core.env;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTextTest {
  private static final Map<String, String> VALUES =
      Map.of("API_PORT", "8000", "ODD", "a b$(id)", "SPACED", "a b");
  private final List<String> notes = new ArrayList<>();

  private String expanded(String text) {
    return EnvFileText.of(text.getBytes(StandardCharsets.UTF_8), ".env.test")
        .expanded(VALUES, Set.of("API_PORT", "WEB_PORT", "ODD", "SPACED"), notes);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "A=${API_PORT}|A=8000",
        "A=${API_PORT:-1}|A=8000",
        "A=${API_PORT:-}x${API_PORT}|A=8000x8000",
        "A=\"http://h:${API_PORT:-1}/\" # ${API_PORT}|A=\"http://h:8000/\" # ${API_PORT}",
        "export A = ${API_PORT}|export A = 8000",
        "A=${OTHER:-x y}|A=x y",
        "A=\"${SPACED}\"|A=\"a b\""
      })
  void variablesOfServicesAreExpanded(String text, String expanded) {
    assertEquals(expanded, expanded(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# ${API_PORT}",
        "A='${API_PORT}'",
        "A=\\${API_PORT}",
        "A=$${API_PORT}",
        "A=$API_PORT",
        "A=${API_PORT-1}",
        "A=${API_PORT:=1}",
        "A=${API_PORT:-${X}}",
        "A=${API_PORT:-$(id)}",
        "A=${API_PORT:-`id`}",
        "A=${API_PORT",
        "A=${}",
        "A=${1}",
        "A=$(id) `id`",
        "A= # ${API_PORT}",
        "A='x\n${API_PORT}\n'\r\n\r\nB=1",
        "not an assignment ${API_PORT}"
      })
  void everythingElseStaysByteForByte(String text) {
    assertEquals(text, expanded(text));
  }

  @Test
  void linesOfAQuotedValueAreNotAssignments() {
    assertEquals("A=\"x\nB=8000 # c\"\r\n", expanded("A=\"x\nB=${API_PORT} # c\"\r\n"));
    assertEquals(
        Map.of("A", "x\nB=1", "C", "2"), EnvFileText.variables("A=\"x\nB=1\"\nC=2 # no\n"));
  }

  @Test
  void valuesAreReadAsTheDotenvLibrariesReadThem() {
    assertEquals(
        Map.of("A", "a\\n", "B", "a\n\"$", "C", "a#b", "D", "", "E", "'x"),
        EnvFileText.variables("A='a\\n'\nB=\"a\\n\\\"\\$\"\nC=a#b  # c\nD=\nE='x\n"));
  }

  @Test
  void aMistypedVariableIsSaid() {
    assertEquals("A=1 ${NOWHERE}", expanded("A=${API_PROT:-1} ${NOWHERE}"));
    assertEquals(2, notes.size(), notes.toString());
    assertTrue(notes.get(0).contains("did you mean API_PORT?"), notes.get(0));
    assertTrue(notes.get(1).contains("${NOWHERE} in .env.test"), notes.get(1));
  }

  @Test
  void whatTheUserHasSetToSomethingElseFallsToItsDefault() {
    assertEquals("A=1", expanded("A=${WEB_PORT:-1}"));
    assertTrue(notes.get(0).contains("WEB_PORT is set already"), notes.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"A=${ODD}", "A=\"${ODD}\"", "A=${SPACED}"})
  void aValueThatWouldMeanSomethingElseThereIsRefused(String text) {
    assertThrows(StyxyException.class, () -> expanded(text));
  }

  @Test
  void howeverOddAFileIsItIsReadInOneGo() {
    for (String line : List.of("A=${", "A=1\n", "A=\"${\n", "A='\n", "${", "A=\\")) {
      String text = line.repeat(200_000);
      assertEquals(text, expanded(text));
    }
    expanded("A=${X} ".repeat(100_000));
    assertEquals(1, notes.size());
  }

  @Test
  void whatIsNoTextIsRefused() {
    assertThrows(StyxyException.class, () -> EnvFileText.of(new byte[] {(byte) 0xff}, "x"));
    assertThrows(StyxyException.class, () -> EnvFileText.of(new byte[] {'A', '=', 0}, "x"));
  }
}
