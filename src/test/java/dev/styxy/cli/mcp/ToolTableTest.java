package dev.styxy.cli.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the client is told about a tool is what the tool takes. */
class ToolTableTest {
  private static final ToolTable TABLE = ToolTable.read();

  static Stream<Tool> tools() {
    return TABLE.tools().stream();
  }

  @Test
  void aReleaseIsToldWhereTheServerWorks() throws IOException {
    assertEquals(
        List.of("release", "--json", "--within=/here", "--", "3000"),
        words("release", "{\"targets\":[3000]}"));
  }

  private static List<String> words(String tool, String arguments) throws IOException {
    Tool found = TABLE.find(tool).orElseThrow();
    JsonValue.Structure given = (JsonValue.Structure) JsonReader.read(arguments);
    return ToolCommand.of(tool, new ToolArguments(found, given), Path.of("/here"));
  }

  /** A value of the first kind that the schema names. */
  private static JsonValue sample(JsonValue.Structure schema) {
    JsonValue type = schema.member("type").orElseThrow();
    String kind =
        type instanceof JsonValue.Sequence several
            ? ((JsonValue.Text) several.elements().get(0)).text()
            : ((JsonValue.Text) type).text();
    return switch (kind) {
      case "string" ->
          schema
              .member("enum")
              .map(values -> ((JsonValue.Sequence) values).elements().get(0))
              .orElse(new JsonValue.Text("sample"));
      case "integer" -> new JsonValue.Numeral("7");
      case "boolean" -> new JsonValue.Flag(true);
      case "array" ->
          new JsonValue.Sequence(List.of(sample(schema.structure("items").orElseThrow())));
      default -> throw new AssertionError(kind);
    };
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everyArgumentReachesTheCommand(Tool tool) {
    Map<String, JsonValue.Structure> properties = new LinkedHashMap<>();
    tool.input()
        .structure("properties")
        .orElseThrow()
        .members()
        .forEach((name, schema) -> properties.put(name, (JsonValue.Structure) schema));
    properties.remove("project"); // that is where it runs
    Map<String, JsonValue> all = new LinkedHashMap<>();
    properties.forEach((name, schema) -> all.put(name, sample(schema)));
    for (String name : properties.keySet()) {
      Map<String, JsonValue> fewer = new LinkedHashMap<>(all);
      fewer.remove(name);
      List<String> without;
      try {
        without = ToolCommand.of(tool.name(), arguments(tool, fewer), Path.of("/here"));
      } catch (StyxyException e) {
        continue; // it is required
      }
      assertTrue(
          !without.equals(ToolCommand.of(tool.name(), arguments(tool, all), Path.of("/here"))),
          name + " is ignored");
    }
    assertEquals(
        tool.name(), ToolCommand.of(tool.name(), arguments(tool, all), Path.of("/here")).get(0));
  }

  private static ToolArguments arguments(Tool tool, Map<String, JsonValue> given) {
    return new ToolArguments(tool, new JsonValue.Structure(given));
  }

  @ParameterizedTest
  @MethodSource("tools")
  void everySchemaAdmitsAFailureToo(Tool tool) {
    JsonValue.Structure output = tool.definition().structure("outputSchema").orElseThrow();
    assertEquals(
        "[Text[text=success]]",
        ((JsonValue.Sequence) output.member("required").orElseThrow()).elements().toString());
    assertTrue(
        output
            .structure("properties")
            .orElseThrow()
            .members()
            .keySet()
            .containsAll(List.of("error", "code", "suggestions")));
  }

  @Test
  void onlyWhatChangesNothingIsCalledReadOnly() {
    List<String> readOnly =
        tools()
            .filter(
                tool ->
                    tool.definition()
                        .structure("annotations")
                        .orElseThrow()
                        .member("readOnlyHint")
                        .orElseThrow()
                        .equals(new JsonValue.Flag(true)))
            .map(Tool::name)
            .toList();
    assertEquals(List.of("status", "check", "wait", "list", "history"), readOnly);
  }

  @Test
  void noArgumentBecomesAnOption() throws IOException {
    assertEquals(
        List.of("release", "--json", "--within=/here", "--", "--all", "-y"),
        words("release", "{\"targets\":[\"--all\",\"-y\"]}"));
    assertEquals(
        List.of("allocate", "--json", "--name=--new", "--", "dev"),
        words("allocate", "{\"type\":\"dev\",\"name\":\"--new\"}"));
  }

  @Test
  void killNeverSaysYes() throws IOException {
    assertThrows(StyxyException.class, () -> words("kill", "{\"targets\":[\"web\"],\"yes\":true}"));
    assertEquals(
        List.of("kill", "--json", "--dry-run", "--", "3000"),
        words("kill", "{\"targets\":[3000],\"dry_run\":true}"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void whatTheSchemaForbidsIsRefusedInWords(String tool, String arguments, String message) {
    StyxyException refusal = assertThrows(StyxyException.class, () -> words(tool, arguments));
    assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
  }

  static Stream<String[]> mistakes() {
    return Stream.of(
        new String[] {"allocate", "{}", "'type' is missing"},
        new String[] {"allocate", "{\"type\":null}", "'type' is missing"},
        new String[] {"allocate", "{\"type\":7}", "is to be string"},
        new String[] {"allocate", "{\"type\":\"dev\",\"port\":3000.5}", "is to be integer"},
        new String[] {"allocate", "{\"type\":\"dev\",\"protocol\":\"sctp\"}", "tcp or udp or both"},
        new String[] {"allocate", "{\"type\":\"dev\",\"nane\":\"x\"}", "did you mean 'name'"},
        new String[] {"wait", "{\"targets\":[]}", "'targets' is empty"},
        new String[] {"wait", "{\"targets\":[true]}", "'targets[]' is to be string or integer"},
        new String[] {"wait", "{\"targets\":\"web\"}", "is to be array"});
  }
}
