package dev.styxy.cli.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Json;
import dev.styxy.cli.invocation.Output;
import java.io.IOException;

/**
 * Writes messages to the client, each in a line of its own, from any thread. Json escapes all that
 * could end a line.
 */
final class Replies {
  private final Output output;
  private final String version;
  private boolean isTaken = true;

  Replies(Output output, String version) {
    this.output = output;
    this.version = version;
  }

  /** The result of a request. */
  void result(JsonValue id, Era era, Json.Fields fields) {
    send(
        json -> {
          id(json, id);
          json.writeObjectFieldStart("result");
          if (era == Era.MODERN) {
            json.writeStringField("resultType", "complete");
            json.writeObjectFieldStart("_meta");
            serverInfo(json, "io.modelcontextprotocol/serverInfo");
            json.writeEndObject();
          }
          fields.write(json);
          json.writeEndObject();
        });
  }

  /** Who answers. */
  void serverInfo(JsonGenerator json, String field) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("name", "styxy");
    json.writeStringField("title", "styxy, development ports");
    json.writeStringField("version", version);
    json.writeEndObject();
  }

  void error(JsonValue id, ErrorCode code, String message) {
    error(id, code, message, json -> {});
  }

  /** A protocol error with more fields beside its message. */
  void error(JsonValue id, ErrorCode code, String message, Json.Fields more) {
    send(
        json -> {
          id(json, id);
          json.writeObjectFieldStart("error");
          json.writeNumberField("code", code.number());
          json.writeStringField("message", message);
          more.write(json);
          json.writeEndObject();
        });
  }

  void notification(String method, Json.Fields params) {
    send(
        json -> {
          json.writeStringField("method", method);
          json.writeObjectFieldStart("params");
          params.write(json);
          json.writeEndObject();
        });
  }

  private static void id(JsonGenerator json, JsonValue id) throws IOException {
    json.writeFieldName("id");
    JsonWriting.write(json, id);
  }

  private void send(Json.Fields fields) {
    String line =
        Json.object(
            json -> {
              json.writeStringField("jsonrpc", "2.0");
              fields.write(json);
            });
    synchronized (this) {
      output.raw(line + "\n");
      isTaken &= output.flush();
    }
  }

  /** Whether the client has read everything so far; once it has not, nobody reads any more. */
  synchronized boolean isTaken() {
    return isTaken;
  }
}
