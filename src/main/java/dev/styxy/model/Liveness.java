package dev.styxy.model;

/** Whether a process of the record is still there. */
public sealed interface Liveness {

  /** The very process, alive. */
  record Alive() implements Liveness {}

  /** Gone for certain; {@code evidence} says what was seen. */
  record Gone(String evidence) implements Liveness {}

  /** Cannot be judged from here. */
  record Unknown(String why) implements Liveness {}
}
