package dev.styxy.core.hooks;

/** The text is not JSON. */
final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;

  JsonFault(String message) {
    super(message);
  }
}
