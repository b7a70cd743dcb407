package dev.styxy.core.state;

import dev.styxy.model.Event;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the state lives between invocations. */
public interface StateStore {

  /**
   * Waits for the lock and takes it.
   *
   * @throws dev.styxy.model.StyxyException when it cannot be acquired in time, or the place is not
   *     safe
   */
  Session lock();

  /**
   * The same for somebody who only looks. Where the system forbids to write the state, the session
   * has no lock, and cannot save: the state is then as the last save left it.
   *
   * @throws dev.styxy.model.StyxyException as {@link #lock} does for every other reason
   */
  Session look();

  /** The time in which this process alone may read and write the state. Closing it unlocks. */
  interface Session extends AutoCloseable {

    /**
     * Reads the state, recovering from damage where that can be done without loss of what was saved
     * last; what was done is reported to the notices.
     *
     * @throws dev.styxy.model.StyxyException when the state is of a newer schema or cannot be read
     */
    State load();

    /** Why it has no lock and cannot save; absent as a rule. */
    default Optional<StyxyException> obstacle() {
      return Optional.empty();
    }

    /**
     * The lock ids of allocations that were read from another state, which cannot be changed from
     * here.
     */
    default Set<String> borrowed() {
      return Set.of();
    }

    /** Reports that a save was forbidden by the system, for somebody who can do without it. */
    default void tellUnsaved(StyxyException failure) {}

    /** What {@link #load} recovered from. */
    Damage damage();

    /**
     * Validates and writes the state; when it returns, the state is on the disk.
     *
     * @throws dev.styxy.model.StyxyException when it could not be written; the old state remains
     */
    void save(State state);

    /** Adds to the event log as far as that is possible; never fails. */
    void append(List<Event> events);

    @Override
    void close();
  }
}
