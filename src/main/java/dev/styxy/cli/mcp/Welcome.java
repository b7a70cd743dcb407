package dev.styxy.cli.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Says what the server is and speaks, in both eras. */
final class Welcome {
  /** The tools change with the version of styxy alone. */
  private static final long FRESH_MILLIS = 3_600_000;

  private final Replies replies;
  private final String instructions;

  Welcome(Replies replies, String instructions) {
    this.replies = replies;
    this.instructions = instructions;
  }

  /** The handshake of the older versions. */
  void initialize(Message.Request request) throws ProtocolException {
    String wanted =
        request
            .params()
            .text("protocolVersion")
            .orElseThrow(
                () -> ProtocolException.invalid("protocolVersion is missing, or not a string"));
    replies.result(
        request.id(),
        Era.LEGACY,
        json -> {
          json.writeStringField("protocolVersion", Era.legacyFor(wanted));
          capabilities(json);
          replies.serverInfo(json, "serverInfo");
          json.writeStringField("instructions", instructions);
        });
  }

  /** The answer to the probe of the newer ones. */
  void discover(JsonValue id) {
    replies.result(
        id,
        Era.MODERN,
        json -> {
          supported(json, "supportedVersions");
          capabilities(json);
          json.writeStringField("instructions", instructions);
          freshness(json);
        });
  }

  /** Only versions that a request may name: the others begin with {@code initialize}. */
  static void supported(JsonGenerator json, String field) throws IOException {
    json.writeArrayFieldStart(field);
    json.writeString(Era.MODERN_VERSION);
    json.writeEndArray();
  }

  private static void capabilities(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("capabilities");
    json.writeObjectFieldStart("tools");
    json.writeEndObject();
    json.writeEndObject();
  }

  /** How long the client may keep a list, and that it is the same for all. */
  static void freshness(JsonGenerator json) throws IOException {
    json.writeNumberField("ttlMs", FRESH_MILLIS);
    json.writeStringField("cacheScope", "public");
  }

  /** Names the versions that are spoken to a client that speaks another. */
  void refuse(JsonValue id, String version) {
    replies.error(
        id,
        ErrorCode.UNSUPPORTED_PROTOCOL_VERSION,
        "Unsupported protocol version",
        json -> {
          json.writeObjectFieldStart("data");
          supported(json, "supported");
          json.writeStringField("requested", version);
          json.writeEndObject();
        });
  }
}
