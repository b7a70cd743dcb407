package dev.styxy.cli.mcp;

import dev.styxy.cli.invocation.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Leaves out of an answer what only a person may decide: consent to end what is another's. */
final class AgentAdvice {
  private static final String CONSENT = "--yes";
  private static final String SUGGESTIONS = "suggestions";

  private AgentAdvice() {}

  /** The same answer without suggestions to consent. */
  static String of(String answer) {
    if (!answer.startsWith("{") || !answer.contains(CONSENT)) {
      return answer;
    }
    try {
      JsonValue.Structure read = (JsonValue.Structure) JsonReader.read(answer);
      return Json.object(
          json -> {
            for (Map.Entry<String, JsonValue> member : read.members().entrySet()) {
              json.writeFieldName(member.getKey());
              JsonWriting.write(
                  json,
                  member.getKey().equals(SUGGESTIONS)
                      ? withoutConsent(member.getValue())
                      : member.getValue());
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue withoutConsent(JsonValue suggestions) {
    List<JsonValue> kept = new ArrayList<>();
    for (JsonValue one : ((JsonValue.Sequence) suggestions).elements()) {
      if (!((JsonValue.Text) one).text().contains(CONSENT)) {
        kept.add(one);
      }
    }
    return new JsonValue.Sequence(kept);
  }
}
