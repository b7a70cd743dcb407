package dev.styxy.store;

import java.nio.file.Path;

/** The names of the files in a state directory. */
final class StateFiles {
  static final String STATE = "state.json";
  static final String SPARE = "state.json.bak";
  static final String CORRUPT_PREFIX = "state.json.corrupt-";
  static final String LOCK = "state.lock";
  static final String EVENTS = "events.jsonl";
  static final String COMPLETION = "completion";
  static final String SERVICES = "services";

  /** Rotated event logs that are kept, {@code events.jsonl.1} being the youngest. */
  static final int ROTATED_EVENTS = 3;

  private StateFiles() {}

  static Path rotatedEvents(Path directory, int number) {
    return directory.resolve(EVENTS + "." + number);
  }
}
