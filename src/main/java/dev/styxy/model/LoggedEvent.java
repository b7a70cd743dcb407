package dev.styxy.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An event as it is read back from the log, which keeps less of the allocation than the state does.
 *
 * @param at wall clock milliseconds
 * @param event the word of an {@link Event.Kind}, or of one that a newer styxy wrote
 * @param owners whom the allocation was for, the first one first
 * @param detail evidence or explanation, for people; may be empty
 */
public record LoggedEvent(
    long at,
    String event,
    OptionalInt port,
    Optional<String> protocol,
    Optional<String> lockId,
    Optional<String> type,
    Optional<String> name,
    Optional<String> project,
    Optional<String> instance,
    List<Owner> owners,
    Optional<String> reason,
    String detail) {

  /** A process that the allocation was for, as far as the log tells. */
  public record Owner(long pid, Optional<String> command) {}
}
