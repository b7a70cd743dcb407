package dev.styxy.model;

/** Every cause for which a command can fail: its word in JSON and its exit status. */
public enum FailureCode {
  NOT_FOUND("not_found", 1),
  TIMED_OUT("timed_out", 1),
  USAGE("usage", 2),
  UNKNOWN_TYPE("unknown_type", 2),
  INVALID_PORT("invalid_port", 2),
  INVALID_NAME("invalid_name", 2),
  INVALID_TTL("invalid_ttl", 2),
  INVALID_PROJECT("invalid_project", 2),
  INVALID_OWNER("invalid_owner", 2),
  AMBIGUOUS("ambiguous", 2),
  NO_FREE_PORT("no_free_port", 3),
  HELD("held", 4),
  REFUSED("refused", 4),
  LOCK_TIMEOUT("lock_timeout", 5),
  STATE_DAMAGED("state_damaged", 6),
  STATE_NEWER("state_newer", 6),
  CONFIG_INVALID("config_invalid", 6),
  STATE_UNSAFE("state_unsafe", 7),
  /** The system forbids to write it, as sandboxes do. */
  STATE_READ_ONLY("state_read_only", 7),
  IO("io", 7),
  NOT_EXECUTABLE("not_executable", 126),
  COMMAND_NOT_FOUND("command_not_found", 127),
  INTERNAL("internal", 70);

  private final String word;
  private final int exitStatus;

  FailureCode(String word, int exitStatus) {
    this.word = word;
    this.exitStatus = exitStatus;
  }

  public String word() {
    return word;
  }

  public int exitStatus() {
    return exitStatus;
  }
}
