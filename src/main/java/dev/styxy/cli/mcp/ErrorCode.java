package dev.styxy.cli.mcp;

/**
 * The numbers of protocol errors: those of JSON-RPC 2.0, and of the page Overview, Error Codes, of
 * the specification of 2026-07-28.
 */
enum ErrorCode {
  PARSE_ERROR(-32700),
  INVALID_REQUEST(-32600),
  METHOD_NOT_FOUND(-32601),
  INVALID_PARAMS(-32602),
  UNSUPPORTED_PROTOCOL_VERSION(-32022);

  private final int number;

  ErrorCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
