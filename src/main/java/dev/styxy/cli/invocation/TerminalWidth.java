package dev.styxy.cli.invocation;

import java.util.OptionalInt;

/** Asks the terminal how large it is. */
@FunctionalInterface
public interface TerminalWidth {
  /** In columns; empty when neither stdout nor stderr is a terminal that tells. */
  OptionalInt columns();

  /** In lines; empty when stdout is no terminal, or it does not tell. */
  default OptionalInt rows() {
    return OptionalInt.empty();
  }
}
