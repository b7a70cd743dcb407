package dev.styxy.core;

/**
 * A port that the configuration reserves for something that does not ask for it: {@code
 * manual_allocations} of a service type. It is never given out.
 *
 * @param description for people; may be empty
 */
public record Reservation(int port, String type, String name, String description) {

  /** {@code ai/chromadb}. */
  public String label() {
    return type + "/" + name;
  }
}
