package dev.styxy.core;

/**
 * Keeps a port from strangers until the command binds it: a socket that is bound but does not
 * listen, and that the command which this process becomes inherits.
 */
@FunctionalInterface
public interface PortHold {
  /** What came of it. */
  enum Answer {
    HELD,
    BUSY,
    /** This system has no such sockets. */
    UNSUPPORTED,
    /** The system refuses this one, as where no file more may be open. */
    REFUSED
  }

  /** Holds the TCP side of the port until this process and all that descends from it have ended. */
  Answer hold(int port);
}
