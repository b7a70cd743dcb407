package dev.styxy.os.platform;

import dev.styxy.core.system.Host;
import java.util.OptionalInt;

/** The operating system below: what it tells of itself, and how the use cases ask it. */
public interface Platform {

  /**
   * Loads what the first question will need. It decides nothing and never throws, so it may run on
   * a second thread from the first line of main.
   */
  void warm();

  HostFacts facts();

  /** How wide the terminal at stdout is; empty when there is none, or it does not tell. */
  OptionalInt terminalColumns();

  /** How many lines that terminal has; empty when there is none, or it does not tell. */
  OptionalInt terminalRows();

  /** Whether nobody will ever read what is written to stdout, a pipe or a socket, from now on. */
  boolean isReaderGone();

  /** A view for one invocation: what it saw of a process once, it does not ask again. */
  Host host();
}
