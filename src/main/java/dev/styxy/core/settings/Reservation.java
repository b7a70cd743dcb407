package dev.styxy.core.settings;

/**
 * A port that the configuration reserves for a service that may never request it: {@code
 * manual_allocations} of a service type. It is given to that type and name alone.
 *
 * @param description for people; may be empty
 */
public record Reservation(int port, String type, String name, String description) {

  /** {@code ai/chromadb}. */
  public String label() {
    return type + "/" + name;
  }
}
