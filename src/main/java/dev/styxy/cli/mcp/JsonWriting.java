package dev.styxy.cli.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;

/** Writes JSON that was read, with numbers exactly as they were. */
final class JsonWriting {
  private JsonWriting() {}

  static void write(JsonGenerator json, JsonValue value) throws IOException {
    if (value instanceof JsonValue.Structure structure) {
      json.writeStartObject();
      for (Map.Entry<String, JsonValue> member : structure.members().entrySet()) {
        json.writeFieldName(member.getKey());
        write(json, member.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof JsonValue.Sequence sequence) {
      json.writeStartArray();
      for (JsonValue element : sequence.elements()) {
        write(json, element);
      }
      json.writeEndArray();
    } else {
      scalar(json, value);
    }
  }

  private static void scalar(JsonGenerator json, JsonValue value) throws IOException {
    if (value instanceof JsonValue.Text text) {
      json.writeString(text.text());
    } else if (value instanceof JsonValue.Numeral numeral) {
      json.writeNumber(numeral.digits());
    } else if (value instanceof JsonValue.Flag flag) {
      json.writeBoolean(flag.isTrue());
    } else {
      json.writeNull();
    }
  }
}
