package dev.styxy.cli;

import java.util.OptionalInt;

/** Asks the terminal at stdout how large it is. */
@FunctionalInterface
public interface TerminalWidth {
  /** In columns; empty when stdout is no terminal, or it does not tell. */
  OptionalInt columns();

  /** In lines; empty when stdout is no terminal, or it does not tell. */
  default OptionalInt rows() {
    return OptionalInt.empty();
  }
}
