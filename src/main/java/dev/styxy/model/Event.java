package dev.styxy.model;

import java.util.Optional;

/**
 * One line of the event log.
 *
 * @param at wall clock milliseconds
 * @param allocation what it happened to; absent for events of the whole state
 * @param reason why it was taken back; absent for other kinds
 * @param detail evidence or explanation, for people; may be empty
 */
public record Event(
    long at,
    Kind kind,
    Optional<Allocation> allocation,
    Optional<StaleReason> reason,
    String detail) {

  /** What happened. */
  public enum Kind {
    ALLOCATED("allocated"),
    RENEWED("renewed"),
    /** A command was run under an allocation that was there already; it stands as its owner. */
    STARTED("started"),
    RELEASED("released"),
    KILLED("killed"),
    RECLAIMED("reclaimed"),
    RECOVERED("recovered"),
    TYPE_CREATED("type_created"),
    TYPE_UNDONE("type_undone");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The word in the log. */
    public String word() {
      return word;
    }
  }
}
