package dev.styxy.core.ports;

/** Why a port is not given out. */
public enum Obstacle {
  ALLOCATED("allocated"),
  LISTENING("listening"),
  BOUND("bound"),
  /** A bind is refused though no socket is seen: an outgoing connection, or another's hold. */
  IN_USE("in_use"),
  EXCLUDED("excluded"),
  RESERVED("reserved"),
  BROWSER_BLOCKED("browser_blocked"),
  DENIED("denied"),
  /** This and the next only advise: who asks for the port by number gets it. */
  PRIVILEGED("privileged"),
  EPHEMERAL("ephemeral");

  private final String word;

  Obstacle(String word) {
    this.word = word;
  }

  /** The word of JSON's {@code cause}. */
  public String word() {
    return word;
  }
}
