package dev.styxy.model;

/** Why an allocation was taken back. */
public enum StaleReason {
  /** Renewed longer ago than its ttl. */
  EXPIRED("expired"),
  /** Its owner is gone. */
  PROCESS_DEAD("process_dead"),
  /** A process that is no kin of the owner is bound to the port. */
  USURPED("usurped"),
  /** It was idle, and its project is gone. */
  PROJECT_GONE("project_gone"),
  /** A person released everything at once. */
  FORCED("forced"),
  /** Its own session asked for one more port of a range that was full. */
  RECYCLED("recycled");

  private final String word;

  StaleReason(String word) {
    this.word = word;
  }

  /** The word of JSON, the event log and the metrics. */
  public String word() {
    return word;
  }

  /**
   * The reason for its word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static StaleReason of(String word) {
    for (StaleReason reason : values()) {
      if (reason.word.equals(word)) {
        return reason;
      }
    }
    throw new IllegalArgumentException("not a reason: " + word);
  }
}
