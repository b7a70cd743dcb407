package dev.styxy.cli.invocation;

/** The reader of the answer, if stdout is a pipe or a socket. */
@FunctionalInterface
public interface AnswerReader {
  /** Whether it has gone; false if only a write can show that. */
  boolean isGone();
}
