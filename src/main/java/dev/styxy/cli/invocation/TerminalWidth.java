package dev.styxy.cli.invocation;

import java.util.OptionalInt;

/** Asks the terminal how large it is. */
@FunctionalInterface
public interface TerminalWidth {
  /** In columns; empty when neither stdout nor stderr is a terminal that knows. */
  OptionalInt columns();

  /** In lines; empty when stdout is not a terminal, or it does not know. */
  default OptionalInt rows() {
    return OptionalInt.empty();
  }
}
