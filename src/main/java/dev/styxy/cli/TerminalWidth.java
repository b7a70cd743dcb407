package dev.styxy.cli;

import java.util.OptionalInt;

/** Asks the terminal at stdout how wide it is. */
@FunctionalInterface
public interface TerminalWidth {
  /** In columns; empty when stdout is no terminal, or it does not tell. */
  OptionalInt columns();
}
