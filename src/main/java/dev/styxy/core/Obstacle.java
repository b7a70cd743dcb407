package dev.styxy.core;

/** Why a port is not given out. */
public enum Obstacle {
  ALLOCATED("allocated", true),
  LISTENING("listening", true),
  BOUND("bound", true),
  /** A bind is refused though no socket is seen: an outgoing connection, or another's hold. */
  IN_USE("in_use", true),
  EXCLUDED("excluded", true),
  RESERVED("reserved", true),
  BROWSER_BLOCKED("browser_blocked", true),
  DENIED("denied", true),
  PRIVILEGED("privileged", false),
  EPHEMERAL("ephemeral", false);

  private final String word;
  private final boolean isFinal;

  Obstacle(String word, boolean isFinal) {
    this.word = word;
    this.isFinal = isFinal;
  }

  /** The word of JSON's {@code cause}. */
  public String word() {
    return word;
  }

  /** Whether it stands even when the port is asked for by number. */
  public boolean isFinal() {
    return isFinal;
  }
}
