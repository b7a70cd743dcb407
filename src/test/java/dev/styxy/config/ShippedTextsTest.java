package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.FailureCode;
import dev.styxy.model.Names;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema and the starter say what the readers do. */
class ShippedTextsTest extends ConfigScene {

  private static ConfigNode schema() {
    byte[] text = Resource.text("config-schema.json").getBytes(StandardCharsets.UTF_8);
    return new TreeParser(new Problems("schema", text), text).parse().orElseThrow();
  }

  private static ConfigNode at(ConfigNode node, String... keys) {
    ConfigNode at = node;
    for (String key : keys) {
      at =
          ((ConfigNode.Fields) at)
              .all().stream()
                  .filter(field -> field.key().equals(key))
                  .findFirst()
                  .orElseThrow(() -> new AssertionError("no " + key))
                  .value();
    }
    return at;
  }

  private static TreeSet<String> keys(String... path) {
    TreeSet<String> keys = new TreeSet<>();
    for (ConfigNode.Field field : ((ConfigNode.Fields) at(schema(), path)).all()) {
      keys.add(field.key());
    }
    return keys;
  }

  private static void assertSame(List<String> known, TreeSet<String> schema, String... besides) {
    TreeSet<String> all = new TreeSet<>(known);
    all.addAll(List.of(besides));
    assertEquals(all, schema);
  }

  @Test
  void theSchemaHasTheKeysOfTheReaders() {
    List<String> root = new ArrayList<>(LayerReader.Scope.USER.keys());
    root.addAll(LayerReader.Scope.PROJECT.keys());
    root.addAll(LayerReader.IDLE);
    assertSame(root, keys("properties"), "$schema");
    assertSame(
        TypeReader.KEYS,
        keys("definitions", "type", "properties"),
        "range",
        "auto_allocated",
        "auto_allocated_at");
    assertSame(
        ServiceReader.KEYS, keys("properties", "services", "additionalProperties", "properties"));
    assertSame(
        TemplateReader.KEYS,
        keys("properties", "instance_templates", "additionalProperties", "properties"));
    assertSame(AutoAllocationReader.KEYS, keys("properties", "auto_allocation", "properties"));
    assertSame(
        AutoRuleReader.KEYS,
        keys("properties", "auto_allocation_rules", "additionalProperties", "properties"));
  }

  private static boolean fits(String definition, String text) {
    ConfigNode pattern = at(schema(), "definitions", definition, "pattern");
    return Pattern.compile(((ConfigNode.Text) pattern).value()).matcher(text).find();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"dev", "web-server", "a.b_c", "-x", "3000", "a b", "a/b", "a\\b", "x3", ""})
  void theSchemaTakesTheNamesThatTheReadersTake(String name) {
    assertEquals(Names.objectionToType(name).isEmpty(), fits("type_name", name));
    assertEquals(Names.objectionTo(name).isEmpty(), fits("service_name", name));
  }

  @Test
  void theSchemaHasTheLongestName() {
    for (String definition : List.of("type_name", "service_name")) {
      assertTrue(fits(definition, "x".repeat(Names.LONGEST)));
      assertFalse(fits(definition, "x".repeat(Names.LONGEST + 1)));
    }
  }

  @ParameterizedTest
  @CsvSource({"30m,true", "1h30m,true", "none,true", "0s,false", "0h00m,false", "30,false"})
  void theSchemaTakesTheTimesThatTheReadersTake(String ttl, boolean isTaken) {
    assertEquals(isTaken, fits("ttl", ttl));
    user("{\"ttl\": \"" + ttl + "\"}");
    assertEquals(isTaken, problems().isEmpty());
  }

  @Test
  void theSchemaTakesTheRemarksThatTheReadersTake() {
    String text = Resource.text("config-schema.json");
    assertFalse(text.contains("\"^_\""), "a remark is _ or $schema");
    user("{\"types\": {\"$schema\": \"x\", \"_why\": 1, \"dev\": {\"$schema\": \"x\"}}}");
    assertEquals(List.of(), problems());
  }

  @Test
  void theStarterIsAFileThatChangesNothing() {
    loader().init();
    assertEquals(List.of(), problems());
    assertEquals(
        new ConfigLoader(project, project, () -> limits, notices, FakeUserFiles::new)
            .load()
            .settings(),
        load().settings());
  }

  /** Every example in the starter counts once its slashes are gone. */
  @Test
  void theStarterWithoutItsSlashesIsRightAsWell() {
    String all =
        Resource.text("config-starter.jsonc")
            .lines()
            .skip(5)
            .map(line -> line.replaceFirst("^( *)// (?=[\"{} ])", "$1"))
            .reduce("", (text, line) -> text + line + "\n");
    user(all);
    assertEquals(List.of(), problems());
    assertTrue(load().settings().type("games").isPresent(), all);
    assertTrue(load().settings().templates().containsKey("review"), all);
  }

  @Test
  void theStarterNeverReplacesAFile() throws Exception {
    user("{\"ttl\": \"1h\"}");
    var refusal = assertThrows(StyxyException.class, () -> loader().init());
    assertEquals(FailureCode.REFUSED, refusal.code());
    assertEquals("{\"ttl\": \"1h\"}", Files.readString(userFile));
  }
}
