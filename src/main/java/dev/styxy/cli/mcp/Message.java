package dev.styxy.cli.mcp;

/** What a line of the client means. */
sealed interface Message {

  /** It wants an answer under this id, which is a text or a number. */
  record Request(JsonValue id, String method, JsonValue.Structure params) implements Message {}

  /** It wants none. */
  record Notification(String method, JsonValue.Structure params) implements Message {}

  /**
   * It breaks the protocol.
   *
   * @param id null in JSON where it could not be read
   */
  record Invalid(JsonValue id, ErrorCode code, String why) implements Message {}

  /** It is to be passed over: a blank line, or an answer to what was never asked. */
  record Nothing() implements Message {}
}
