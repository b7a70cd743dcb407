package dev.styxy.cli.invocation;

/** Whoever reads the answer, where stdout is a pipe or a socket. */
@FunctionalInterface
public interface AnswerReader {
  /** Whether it has gone; no where that cannot be told before something is written. */
  boolean isGone();
}
