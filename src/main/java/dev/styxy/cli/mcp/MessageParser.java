package dev.styxy.cli.mcp;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Reads messages of JSON-RPC 2.0, as the Model Context Protocol uses it. */
final class MessageParser {
  private static final JsonValue NO_ID = new JsonValue.Null();
  private static final JsonValue.Structure NO_PARAMS = new JsonValue.Structure(Map.of());

  private MessageParser() {}

  static Message parse(Line line) {
    if (line instanceof Line.TooLong) {
      return new Message.Invalid(
          NO_ID,
          ErrorCode.INVALID_REQUEST,
          "the line is longer than " + LineReader.LONGEST + " bytes, and was not read");
    }
    if (line instanceof Line.Text text) {
      return text.text().isBlank() ? new Message.Nothing() : parse(text.text());
    }
    return new Message.Invalid(NO_ID, ErrorCode.PARSE_ERROR, "the line is not UTF-8");
  }

  private static Message parse(String text) {
    try {
      JsonValue value = JsonReader.read(text);
      return value instanceof JsonValue.Structure message
          ? message(message)
          : new Message.Invalid(NO_ID, ErrorCode.INVALID_REQUEST, notAnObject(value));
    } catch (IOException e) {
      String why = e.getMessage().lines().findFirst().orElse("");
      return new Message.Invalid(NO_ID, ErrorCode.PARSE_ERROR, "the line is not JSON: " + why);
    }
  }

  /** Batches left the protocol with version 2025-06-18. */
  private static String notAnObject(JsonValue value) {
    return value instanceof JsonValue.Sequence
        ? "a batch is not part of this protocol: send one message a line"
        : "a message is a JSON object";
  }

  private static Message message(JsonValue.Structure message) {
    Optional<JsonValue> given = message.member("id");
    boolean isId = given.isPresent() && isId(given.get());
    JsonValue id = isId ? given.get() : NO_ID;
    if (!message.text("jsonrpc").equals(Optional.of("2.0"))) {
      return new Message.Invalid(id, ErrorCode.INVALID_REQUEST, "\"jsonrpc\" is to be \"2.0\"");
    }
    Optional<String> method = message.text("method");
    if (method.isEmpty()) {
      return isAnswer(message)
          ? new Message.Nothing()
          : new Message.Invalid(id, ErrorCode.INVALID_REQUEST, "the message has no method");
    }
    if (given.isPresent() && !isId) {
      return new Message.Invalid(NO_ID, ErrorCode.INVALID_REQUEST, "an id is a string or a number");
    }
    return withParams(message, given, method.get());
  }

  private static boolean isId(JsonValue id) {
    return id instanceof JsonValue.Text || id instanceof JsonValue.Numeral;
  }

  private static boolean isAnswer(JsonValue.Structure message) {
    return message.member("method").isEmpty()
        && (message.member("result").isPresent() || message.member("error").isPresent());
  }

  private static Message withParams(
      JsonValue.Structure message, Optional<JsonValue> id, String method) {
    JsonValue params = message.given("params").orElse(NO_PARAMS);
    if (id.isEmpty()) {
      return params instanceof JsonValue.Structure named
          ? new Message.Notification(method, named)
          : new Message.Nothing();
    }
    return params instanceof JsonValue.Structure named
        ? new Message.Request(id.get(), method, named)
        : new Message.Invalid(id.get(), ErrorCode.INVALID_PARAMS, "\"params\" is not an object");
  }
}
