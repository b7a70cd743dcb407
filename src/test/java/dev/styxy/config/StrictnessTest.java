package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictnessTest extends ConfigScene {

  @Test
  void anErrorNamesFileLineColumnKeyAndTheFix() {
    user("{", "  \"service_types\": {", "    \"dev\": {\"prefered_ports\": [3000]}", "  }", "}");
    var refusal = refusal();
    assertEquals(
        userFile + ":3:13: service_types.dev.prefered_ports: is not a key that styxy knows",
        refusal.getMessage());
    assertEquals(
        List.of("did you mean \"preferred_ports\"?", "styxy config validate"),
        refusal.suggestions());
  }

  @Test
  void allErrorsAreCountedAndListed() {
    user("{\"ttl\": 5, \"sticky\": \"yes\", \"exclude\": [0, 70000]}");
    assertTrue(refusal().getMessage().endsWith("(and 3 more)"), refusal().getMessage());
    assertEquals(4, problems().size());
    assertEquals(
        "1:41 exclude[0]: is 0, out of range | a whole number from 1 to 65535",
        brief(problems().get(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"tll\": \"1h\"}|1:2 tll: is not a key that styxy knows",
        "{\"ttl\": 30}|1:9 ttl: is a number, not a string",
        "{\"ttl\": \"-5m\"}|1:9 ttl: '-5m' is not a time",
        "{\"ttl\": \"999999999h\"}|1:9 ttl: '999999999h' is not a time",
        "{\"lock_timeout\": \"soon\"}|1:18 lock_timeout: 'soon' is not a time",
        "{\"sticky\": null}|1:12 sticky: is null, not true or false",
        "{\"exclude\": 3000}|1:13 exclude: is a number, not an array",
        "{\"exclude\": [\"a-b\"]}|1:14 exclude[0]: is \"a-b\", not a port or a range of ports",
        "{\"exclude\": [[4000, 3000]]}|1:14 exclude[0]: ends at 3000, before it begins at 4000",
        "{\"exclude\": [\"-5\"]}|1:14 exclude[0]: is \"-5\", not a port or a range of ports",
        "{\"exclude\": [[1, 2, 3]]}|1:14 exclude[0]: has 3 items, not two ports",
        "{\"daemn\": 1}|1:2 daemn: is not a key that styxy knows | did you mean \"daemon\"?",
        "{\"complaince\": 1}|1:2 complaince: is not a key that styxy knows | did you mean"
            + " \"compliance\"?",
        "{\"exclude\": [3000.5]}|1:14 exclude[0]: is 3000.5, not a whole number",
        "{\"types\": []}|1:11 types: is an array, not an object",
        "{\"types\": {\"a/b\": {}}}|1:12 types.a/b: its name holds a slash",
        "{\"types\": {\"new\": {}}}|1:12 types.new: has no port_range",
        "{\"types\": {\"x\": {\"port_range\": [1]}}}|1:32 types.x.port_range: has 1 item, not two",
        "{\"types\": {\"x\": {\"port_range\": [5, 1]}}}|1:32 types.x.port_range: ends at 1",
        "{\"types\": {\"dev\": {\"instance_behavior\": \"singel\"}}}|1:41"
            + " types.dev.instance_behavior",
        "{\"types\": {\"dev\": {\"env\": \"1PORT\"}}}|1:27 types.dev.env: is \"1PORT\"",
        "{\"env_allow\": [\"a b\"]}|1:15 env_allow: is \"a b\", not a valid variable name",
        "{\"types\": {\"ai\": {\"manual_allocations\": {\"a\": {}}}}}|1:42"
            + " types.ai.manual_allocations.a",
        "{\"auto_allocation\": {\"gap\": 1}}|1:22 auto_allocation.gap: is not a key",
        "{\"auto_allocation\": {\"placement\": \"left\"}}|1:35 auto_allocation.placement",
        "{\"auto_allocation\": {\"min_port\": 49150}}|1:21 auto_allocation: has no room for 10",
        "{\"auto_allocation_rules\": {\"a-*\": {\"chunk_size\": 0}}}|1:50"
            + " auto_allocation_rules.a-*.ch",
        "{\"instance_templates\": {\"a\": {\"port_offsets\": {\"dev\": -1}}}}|1:55"
            + " instance_templates.a",
        "{\"services\": {}}|1:2 services: belongs to a project, not to the user's configuration"
      })
  void badValuesAreNamed(String text, String problem) {
    user(text);
    assertTrue(onlyProblem().startsWith(problem), onlyProblem());
    refusal();
  }

  @Test
  void aKeyThatStandsTwiceIsAnError() {
    user("{", "\"ttl\": \"1h\",", "\"ttl\": \"2h\"}");
    assertEquals("3:1 ttl: is repeated; the first is on line 2 | keep one of them", onlyProblem());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"ttl\": }|1:9 ttl: is not JSON: expected a value, found '}'",
        "{\"ttl\" \"1h\"}|1:8 ttl: is not JSON: expected ':', found '\"'",
        "{\"ttl\": \"1h\" \"x\"}|1:14 : is not JSON: expected ',' or '}', found '\"'",
        "{ttl: 1}|1:2 : is not JSON: expected a key in double quotes, found a letter",
        "{\"ttl\": \"1h\"} {}|1:15 : is not JSON: expected the end of the file, found '{'",
        "{\"ttl\": \"1h|1:9 ttl: is not JSON: the string that begins here does not end on its line",
        "{\"ttl\": 'x'}|1:9 ttl: is not JSON: expected a value, found ''' | put strings"
            + " in double",
        "{\"ttl\": 007}|1:9 ttl: is not JSON: this is not a value | put strings in double quotes",
        "{\"ttl\": 1.}|1:9 ttl: is not JSON: this is not a value",
        "{\"ttl\": yes}|1:9 ttl: is not JSON: this is not a value",
        "{\"ttl\": \"\\x\"}|1:10 ttl: is not JSON: this is not an escape",
        "{ /* for ever|1:3 : is not JSON: a comment is // to the end",
        "{\"ttl\": \"1h\"|1:13 : is not JSON: expected ',' or '}', found the end of the" + " file",
        "{\"ttl\": \u00e9}|1:9 ttl: is not JSON: expected a value, found another character",
        "{\"types\": {\"dev\": {\"port_range\": [1 2]}}}|1:37 types.dev.port_range: is not JSON:"
            + " expected ',' or ']', found a digit | put a ',' before it",
        "[]|1:1 : is an array, not an object",
        "//|1:1 : is empty"
      })
  void brokenJsonIsNamedWithItsPlace(String text, String problem) {
    user(text);
    assertTrue(onlyProblem().startsWith(problem), onlyProblem());
    refusal();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "root:$6$secret:19000:0:99999:7:::",
        "secret",
        "{secret",
        "[secret",
        "{\"a\": secret",
        "-----BEGIN secret KEY-----",
        "secret_id = secret"
      })
  void nothingIsRepeatedOfAFileThatIsNoConfiguration(String text) {
    user(text);
    String said = refusal().getMessage() + refusal().suggestions() + onlyProblem();
    assertFalse(said.contains("secret") || said.contains("root") || said.contains("BEGIN"), said);
  }

  @Test
  void nestingIsLimited() {
    user("{\"_x\": " + "[".repeat(5000));
    assertTrue(onlyProblem().contains("within one another"), onlyProblem());
  }

  @Test
  void placesAreCountedAcrossCommentsOfManyLines() {
    user("/* one", "two */ {", "  // three", "  \"tll\": 1 }");
    assertTrue(onlyProblem().startsWith("4:3 tll"), onlyProblem());
  }

  @Test
  void textThatIsNotUtf8IsRefused() throws Exception {
    user("{}");
    Files.write(userFile, "{\"_\": \"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1));
    assertTrue(refusal().getMessage().endsWith("is not UTF-8 text"));
  }

  @Test
  void aFileOfAbsurdSizeIsRefused() {
    user(" ".repeat(ConfigText.LARGEST + 1));
    assertTrue(refusal().getMessage().contains("is larger than 256 KiB"));
  }

  @Test
  void ofVeryManyErrorsTheFirstAreListedAndTheRestIsCounted() {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < 20_000; i++) {
      text.append("\"k").append(i).append("\":1,");
    }
    user(text.append("\"k0\":1}").toString());
    assertTrue(refusal().getMessage().endsWith("(and 20000 more)"), refusal().getMessage());
    assertEquals(Problems.MOST + 1, problems().size());
    assertEquals("0:0 : and 19901 more that are not listed | ", brief(problems().get(100)));
  }

  @Test
  void anErrorBehindVeryManyNotesIsStillOne() {
    StringBuilder text = new StringBuilder("{\"types\": {");
    for (int i = 0; i < 300; i++) {
      text.append("\"t")
          .append(i)
          .append("\": {\"port_range\": [4000, 4000],")
          .append(" \"multi_instance_pattern\": \"x\"},");
    }
    user(text.append("\"dev\": 5}}").toString());
    assertTrue(refusal().getMessage().contains("types.dev: is a number"), refusal().getMessage());
  }

  @Test
  void aKeyOfAbsurdLengthIsShortened() {
    user("{\"" + "k".repeat(100_000) + "\": 1}");
    assertTrue(refusal().getMessage().length() < 1000);
  }

  @Test
  void columnsCountCharactersAlsoOfWideTextAndAfterAMark() {
    user("\ufeff{\"_\": \"\u00e9\u20ac\ud83d\ude00\", \"x\": 1,", " \"y\": 1}");
    assertEquals(
        List.of("1:15", "2:2"),
        problems().stream().map(problem -> problem.line() + ":" + problem.column()).toList());
  }

  @Test
  void anErrorOfTheProjectNamesTheProjectsFile() {
    user("{}");
    project("{\"services\": {\"web\": {}}}");
    assertTrue(refusal().getMessage().startsWith(projectFile + ":1:15: services.web: has no type"));
  }
}
