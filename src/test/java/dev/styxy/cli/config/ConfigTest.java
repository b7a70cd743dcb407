package dev.styxy.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.ConfigCliScene;
import dev.styxy.cli.JsonTree;
import dev.styxy.cli.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code styxy config}. */
class ConfigTest extends ConfigCliScene {

  private Map<String, Object> valueOf(String key) {
    return styxy("config", "show", "--json").objects("values").stream()
        .filter(value -> key.equals(value.get("key")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void showTellsTheOriginOfEachValue() {
    user("{\"ttl\": \"1h30m\"}");
    project("{\"types\": {\"dev\": {\"env\": \"PORT\"}}}");
    assertEquals(
        Map.of("key", "ttl", "value", "1h30m", "origin", userFile().toString()), valueOf("ttl"));
    assertEquals(
        project.resolve(".styxy.json").toString(), valueOf("service_types.dev.env").get("origin"));
    assertEquals("built-in", valueOf("sticky").get("origin"));
    assertEquals(List.of(3000L, 3099L), valueOf("service_types.dev.port_range").get("value"));
  }

  @Test
  void showIsATableWithTheOriginOnlyIfAskedFor() {
    user("{\"sticky\": false}");
    String plain = styxy("config", "show").out();
    assertTrue(plain.contains("sticky"), plain);
    assertFalse(plain.contains(userFile().toString()), plain);
    assertTrue(styxy("config", "show", "--origin").out().contains(userFile().toString()));
  }

  @Test
  void typesAreListedWithWhatIsUsedFreeAndNext() {
    styxy("allocate", "dev");
    Map<String, Object> dev = styxy("config", "types", "--json").objects("types").get(0);
    assertEquals("dev", dev.get("service_type"));
    assertEquals(List.of(3000L, 3099L), dev.get("port_range"));
    assertEquals(1L, dev.get("used"));
    assertEquals(99L, dev.get("free"));
    assertEquals(3001L, dev.get("next"));
    assertEquals(18, styxy("config", "types").lines().size());
  }

  @Test
  void usedAndFreeCountThePortsOfTheRangeWhoeverHasThem() {
    styxy("allocate", "dev", "-p", "7000");
    styxy("allocate", "api", "-p", "3050");
    Map<String, Object> dev = styxy("config", "types", "--json").objects("types").get(0);
    assertEquals(1L, dev.get("used"));
    assertEquals(99L, dev.get("free"));
  }

  @Test
  void whatIsFedIntoStdinIsCheckedAlone() {
    user("{\"tll\": 1}");
    input = "{\"ttl\": 1}";
    Result checked = styxy("config", "validate", "-");
    assertEquals(6, checked.status());
    assertTrue(checked.out().startsWith("error: (stdin):1:9: ttl: is a number"), checked.out());
    assertFalse(checked.out().contains("tll"), checked.out());
    input = "{}";
    assertEquals(0, styxy("config", "validate", "-").status());
  }

  @Test
  void aLinkToNothingIsAnError() throws IOException {
    Files.createSymbolicLink(userFile(), home.resolve("gone.json"));
    assertRefused(6, "config_invalid", "list");
    assertRefused(6, "config_invalid", "config", "validate");
    String said = styxy("list").err();
    assertTrue(said.contains("is a link to " + home.resolve("gone.json")), said);
  }

  @Test
  void aDeviceIsAnError() throws IOException {
    Files.createSymbolicLink(userFile(), Path.of("/dev/null"));
    assertRefused(6, "config_invalid", "list");
    assertTrue(styxy("list").err().contains("is a pipe, a socket or a device"));
  }

  @Test
  void aFileThatIsTooLargeIsNotAdvisedToBeBegun() {
    user(" ".repeat(1 << 20), "{}");
    Result refused = styxy("list");
    assertEquals(6, refused.status());
    assertTrue(refused.err().contains("try: make it smaller, or move it away"), refused.err());
  }

  @Test
  void theFileToBeginWithIsTheUsersAlone() throws IOException {
    styxy("config", "init");
    assertEquals(
        "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(userFile())));
  }

  @Test
  void lookingAtTheTypesWritesNothing() {
    styxy("config", "types");
    assertEquals(0, store.saves());
  }

  @Test
  void aTypeThatWasMadeIsListedAndUndone() {
    styxy("allocate", "games", "-n", "chess");
    List<Map<String, Object>> types = styxy("config", "types", "--json").objects("types");
    assertEquals("games", types.get(17).get("service_type"));
    assertEquals(true, types.get(17).get("auto_allocated"));
    assertEquals("after", types.get(17).get("placement"));
    assertRefused(4, "held", "config", "auto-allocation", "undo", "games");
    styxy("release", "chess");
    Result undone = styxy("config", "auto-allocation", "undo", "games", "--json");
    assertEquals(List.of(11510L, 11519L), undone.json().get("port_range"));
    assertEquals(0, styxy("config", "auto-allocation", "list").lines().size());
    assertRefused(1, "not_found", "config", "auto-allocation", "undo", "games");
  }

  @Test
  void autoAllocationTellsItsRules() {
    user("{\"auto_allocation\": {\"enabled\": false}}");
    assertEquals(
        List.of("Unknown service types are refused.", "0 ranges assigned."),
        styxy("config", "auto-allocation").lines());
    Map<String, Object> json = styxy("config", "auto-allocation", "status", "--json").json();
    assertEquals(false, json.get("enabled"));
    assertEquals(10L, json.get("default_chunk_size"));
  }

  @Test
  void autoAllocationIsSwitchedOffAndOn() throws IOException {
    user("{ // mine", "}");
    Result off = styxy("config", "auto-allocation", "disable");
    assertEquals(
        new Result(0, "", "styxy: unknown service types are refused; wrote " + userFile() + "\n"),
        off);
    assertRefused(2, "unknown_type", "allocate", "games");
    assertEquals(
        false, styxy("config", "auto-allocation", "disable", "--json").json().get("changed"));
    assertEquals(
        true, styxy("config", "auto-allocation", "enable", "--json").json().get("changed"));
    assertEquals(0, styxy("allocate", "games").status());
    assertTrue(Files.readString(userFile()).contains("// mine"));
    assertRefused(2, "usage", "config", "auto-allocation", "enabel");
    assertTrue(styxy("config", "auto-allocation", "enabel").err().contains("mean 'enable'?"));
  }

  @Test
  void aFileBehindALinkIsTheOneThatIsChangedAndKeepsItsMode() throws IOException {
    Path kept = project.resolve("kept.json");
    write(kept, "{}");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("rw-r-----"));
    Files.createSymbolicLink(userFile(), kept);
    assertEquals(0, styxy("config", "auto-allocation", "disable").status());
    assertTrue(Files.isSymbolicLink(userFile()));
    assertTrue(Files.readString(kept).contains("false"));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)));
  }

  @Test
  void generateIsInitAndSaysSo() {
    Result result = styxy("config", "generate");
    assertEquals(userFile() + "\n", result.out());
    assertEquals("styxy: 'config generate' is now: styxy config init\n", result.err());
    assertTrue(Files.exists(userFile()));
    assertRefused(4, "refused", "config", "generate");
  }

  @Test
  void validateListsEveryProblemAndExitsWithSix() {
    user("{\"tll\": 1,", " \"sticky\": 2, \"recovery\": {}}");
    Result result = styxy("config", "validate");
    assertEquals(6, result.status());
    assertEquals(
        List.of(
            "error: "
                + userFile()
                + ":1:2: tll: is not a key that styxy knows"
                + " (did you mean \"ttl\"?)",
            "error: "
                + userFile()
                + ":2:12: sticky: is a number, not true or false"
                + " (write true or false, without quotes)",
            "note: "
                + userFile()
                + ":2:15: recovery: has no effect:"
                + " there is no daemon, every command does its own work"),
        result.lines());
    Result json = styxy("config", "validate", "--json");
    assertEquals("config_invalid", json.json().get("code"));
    assertEquals(3, json.objects("problems").size());
    assertEquals(2L, json.objects("problems").get(1).get("line"));
  }

  @Test
  void warningsAreNoFailure() {
    user("{\"types\": {\"games\": {\"port_range\": [3000, 3010]}}}");
    Result result = styxy("config", "validate");
    assertEquals(0, result.status());
    assertTrue(result.out().startsWith("warning: "), result.out());
  }

  @Test
  void validateTakesAFile() {
    write(project.resolve("mine.json"), "{\"ttl\": 1}");
    Result result = styxy("config", "validate", "mine.json");
    assertEquals(6, result.status());
    assertTrue(result.out().contains("mine.json:1:9: ttl"), result.out());
    assertRefused(1, "not_found", "config", "validate", "missing.json");
  }

  @Test
  void withoutFilesThereIsNothingWrong() {
    Result result = styxy("config", "validate");
    assertEquals(0, result.status());
    assertEquals("", result.out());
    assertTrue(result.err().contains("built-in"), result.err());
  }

  @Test
  void everyOtherCommandRefusesABrokenFileAndChangesNothing() {
    user("{\"tll\": 1}");
    assertRefused(6, "config_invalid", "allocate", "dev");
    assertRefused(6, "config_invalid", "list");
    assertRefused(6, "config_invalid", "config", "show");
    assertEquals(0, store.saves());
  }

  @Test
  void pathAndInitAndSchemaNeedNoFile() {
    assertEquals(userFile() + "\n", styxy("config", "path").out());
    assertEquals(userFile() + "\n", styxy("config", "init").out());
    assertEquals(0, styxy("config", "validate").status());
    assertRefused(4, "refused", "config", "init");
    assertTrue(JsonTree.of(styxy("config", "schema").out()).containsKey("definitions"));
  }

  @Test
  void instancesShowThePortsOfEachTemplate() {
    user("{\"instance_templates\": {\"review\": {\"port_offsets\": {\"*\": 200}}}}");
    List<String> lines = styxy("config", "instances").lines();
    assertEquals("TYPE MAIN DEV STAGING FEATURES REVIEW", lines.get(0).replaceAll(" +", " "));
    assertEquals("dev 3000 3001 3002 3003 -", lines.get(1).replaceAll(" +", " "));
    var review = styxy("config", "instances", "--json").objects("templates").get(4);
    assertEquals("review", review.get("name"));
  }

  @Test
  void strangeActionsAreRefusedWithTheNearest() {
    assertRefused(2, "usage", "config", "shwo");
    assertRefused(2, "usage", "config");
    assertRefused(2, "usage", "config", "auto-allocation", "undo");
    assertRefused(2, "usage", "config", "auto-allocation", "unod");
    assertTrue(styxy("config", "shwo").err().contains("styxy config show"));
  }

  @Test
  void theLockTimeoutOfTheCommandLineIsStillHandedOn() {
    styxy("list", "--lock-timeout", "3s");
    assertEquals(3000, lockTimeout.orElseThrow());
  }
}
