package dev.styxy.store.file;

import java.nio.file.Path;

/** The names of the files in a state directory. */
public final class StateFiles {
  public static final String STATE = "state.json";
  public static final String SPARE = "state.json.bak";
  public static final String CORRUPT_PREFIX = "state.json.corrupt-";
  public static final String LOCK = "state.lock";
  public static final String EVENTS = "events.jsonl";
  public static final String COMPLETION = "completion";
  public static final String SERVICES = "services";

  /** How many rotated event logs are kept; {@code events.jsonl.1} is the newest. */
  public static final int ROTATED_EVENTS = 3;

  private StateFiles() {}

  public static Path rotatedEvents(Path directory, int number) {
    return directory.resolve(EVENTS + "." + number);
  }
}
