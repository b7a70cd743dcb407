package dev.styxy.model;

/** What the sweep thinks of an allocation. Only {@link Stale} is taken back. */
public sealed interface Verdict {

  /** It stays. */
  record Live(String why) implements Verdict {}

  /** It goes; {@code evidence} says what was seen, for people. */
  record Stale(StaleReason reason, String evidence) implements Verdict {}

  /** It cannot be judged, so it stays until its lease ends. */
  record Unknown(String why) implements Verdict {}
}
