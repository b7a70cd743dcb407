package dev.styxy.core.ports;

/** Why a port is not available. */
public enum Obstacle {
  ALLOCATED("allocated"),
  /** Allocated to another user of this machine, who says so. */
  CLAIMED("claimed"),
  LISTENING("listening"),
  BOUND("bound"),
  /** A bind is refused though no socket is visible: an outgoing connection, or another's hold. */
  IN_USE("in_use"),
  EXCLUDED("excluded"),
  RESERVED("reserved"),
  BROWSER_BLOCKED("browser_blocked"),
  /** Somebody else waits for it, and is first. */
  AWAITED("awaited"),
  DENIED("denied"),
  /** No socket may be made here, so that nobody can tell whether the port is free. */
  UNTESTABLE("untestable"),
  /** This and the next are only advice: a request for the port by number is granted. */
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
