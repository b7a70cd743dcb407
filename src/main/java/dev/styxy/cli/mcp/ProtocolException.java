package dev.styxy.cli.mcp;

/** A request that breaks the protocol, as opposed to a tool that fails. */
final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  ProtocolException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }
}
