package dev.styxy.cli;

import java.util.OptionalInt;

/** Asks the terminal how wide it is. */
@FunctionalInterface
public interface TerminalWidth {
  /** In columns; empty when neither stdout nor stderr is a terminal that tells. */
  OptionalInt columns();
}
