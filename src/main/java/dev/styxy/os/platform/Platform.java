package dev.styxy.os.platform;

import dev.styxy.core.system.Confinement;
import dev.styxy.core.system.FileStats;
import dev.styxy.core.system.Host;
import java.util.Optional;
import java.util.OptionalInt;

/** The operating system: what it says about itself, and how the use cases ask it. */
public interface Platform {

  /**
   * Loads what the first call will need. It decides nothing and never throws, so it may run on a
   * second thread from the first line of main.
   */
  void warm();

  HostFacts facts();

  /** The width of the terminal at stdout; empty when there is none, or it does not say. */
  OptionalInt terminalColumns();

  /** The number of lines of that terminal; empty when there is none, or it does not say. */
  OptionalInt terminalRows();

  /** Whether stdout is a pipe or a socket that nobody will ever read again. */
  boolean isReaderGone();

  /** What shows a sandbox around this process; read only when something is forbidden. */
  default Confinement confinement() {
    return Confinement.NONE;
  }

  /** The short way to what stat(2) says, where there is one. */
  default FileStats fileStats() {
    return new FileStats.None();
  }

  /** What ports belong to; empty where users cannot tell each other about them. */
  default Optional<PortSpace> portSpace() {
    return Optional.empty();
  }

  /** A view for one invocation: it reads each process only once. */
  Host host();
}
