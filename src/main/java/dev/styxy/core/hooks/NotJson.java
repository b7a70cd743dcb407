package dev.styxy.core.hooks;

/** The text is not JSON. */
final class NotJson extends Exception {
  private static final long serialVersionUID = 1L;

  NotJson(String message) {
    super(message);
  }
}
