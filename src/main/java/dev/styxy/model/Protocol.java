package dev.styxy.model;

/** What of a port an allocation covers: its TCP side, its UDP side, or both. */
public enum Protocol {
  TCP("tcp"),
  UDP("udp"),
  BOTH("both");

  private final String word;

  Protocol(String word) {
    this.word = word;
  }

  /** The lower-case word of the command line, the state file and JSON. */
  public String word() {
    return word;
  }

  public boolean coversTcp() {
    return this != UDP;
  }

  public boolean coversUdp() {
    return this != TCP;
  }

  /** Whether two allocations of one port with these protocols would be in each other's way. */
  public boolean overlaps(Protocol other) {
    return (coversTcp() && other.coversTcp()) || (coversUdp() && other.coversUdp());
  }

  /** Whether who has a port with this protocol has what the other asks for. */
  public boolean covers(Protocol other) {
    return (coversTcp() || !other.coversTcp()) && (coversUdp() || !other.coversUdp());
  }

  /**
   * The protocol for its word.
   *
   * @throws IllegalArgumentException when the word is none of tcp, udp, both
   */
  public static Protocol of(String word) {
    for (Protocol protocol : values()) {
      if (protocol.word.equals(word)) {
        return protocol;
      }
    }
    throw new IllegalArgumentException("not a protocol: " + word);
  }
}
