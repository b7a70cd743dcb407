package dev.styxy.core.system;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.net.InetAddress;

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
    /** The system refuses this one, as when no more files may be open. */
    REFUSED
  }

  /** Whether this system has such sockets. */
  default boolean isSupported() {
    return true;
  }

  /** Holds the TCP side of the port until this process and all that descends from it have ended. */
  Answer hold(int port);

  /**
   * The same with another socket that listens already, which is passed to the command as its
   * descriptor 3. Its {@link #hold} is never UNSUPPORTED.
   *
   * @throws StyxyException where that cannot be done, here or from {@link #hold}
   */
  default PortHold listeningAt(InetAddress address) {
    throw new StyxyException(
        FailureCode.USAGE,
        "--socket: no socket can be passed to a command on this system",
        "styxy run … without --socket, and pass the command {port}");
  }
}
