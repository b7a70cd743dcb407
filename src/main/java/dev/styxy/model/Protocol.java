package dev.styxy.model;

import java.util.ArrayList;
import java.util.List;

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

  /** All of their words. */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Protocol protocol : values()) {
      words.add(protocol.word);
    }
    return words;
  }

  /**
   * The protocol for a word that somebody typed.
   *
   * @throws StyxyException when it is none
   */
  public static Protocol typed(String word) {
    try {
      return of(word);
    } catch (IllegalArgumentException e) {
      throw new StyxyException(
          FailureCode.USAGE, "'" + word + "' is not a protocol; it is tcp, udp or both");
    }
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
