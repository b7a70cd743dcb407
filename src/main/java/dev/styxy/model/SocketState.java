package dev.styxy.model;

/** How a socket occupies its port. */
public enum SocketState {
  LISTEN("listening"),
  BOUND("bound, not listening");

  private final String words;

  SocketState(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
