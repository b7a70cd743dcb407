package dev.styxy.cli.mcp;

/** A request that breaks the protocol, as opposed to a tool that fails. */
final class ProtocolException extends Exception {
  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  ProtocolException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  static ProtocolException invalid(String message) {
    return new ProtocolException(ErrorCode.INVALID_PARAMS, message);
  }

  ErrorCode code() {
    return code;
  }
}
