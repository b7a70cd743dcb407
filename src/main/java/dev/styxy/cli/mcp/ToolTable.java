package dev.styxy.cli.mcp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All tools, with what the client is told about them: the text {@code tools.json}. What two schemas
 * share stands in it once, under {@code shared}, and is put in where {@code $ref} names it.
 */
final class ToolTable {
  private static final String TEXT = "tools.json";
  private static final String REFERENCE = "$ref";

  private final String instructions;
  private final List<Tool> tools = new ArrayList<>();

  private ToolTable(JsonValue.Structure text) {
    instructions = text.text("instructions").orElseThrow();
    JsonValue.Structure shared = text.structure("shared").orElseThrow();
    JsonValue.Sequence all = (JsonValue.Sequence) text.member("tools").orElseThrow();
    for (JsonValue one : all.elements()) {
      JsonValue.Structure definition = (JsonValue.Structure) resolve(one, shared);
      tools.add(new Tool(definition.text("name").orElseThrow(), definition));
    }
  }

  /** The tools that are shipped. */
  static ToolTable read() {
    try (InputStream in = ToolTable.class.getResourceAsStream(TEXT)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + TEXT);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new ToolTable((JsonValue.Structure) JsonReader.read(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue resolve(JsonValue value, JsonValue.Structure shared) {
    if (value instanceof JsonValue.Sequence sequence) {
      List<JsonValue> elements = new ArrayList<>();
      sequence.elements().forEach(element -> elements.add(resolve(element, shared)));
      return new JsonValue.Sequence(elements);
    }
    if (!(value instanceof JsonValue.Structure structure)) {
      return value;
    }
    Optional<String> reference = structure.text(REFERENCE);
    if (reference.isPresent()) {
      return resolve(shared.member(reference.get()).orElseThrow(), shared);
    }
    Map<String, JsonValue> members = new LinkedHashMap<>();
    structure.members().forEach((name, member) -> members.put(name, resolve(member, shared)));
    return new JsonValue.Structure(members);
  }

  /** What the model of the client should know before it uses them. */
  String instructions() {
    return instructions;
  }

  List<Tool> tools() {
    return tools;
  }

  Optional<Tool> find(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }
}
