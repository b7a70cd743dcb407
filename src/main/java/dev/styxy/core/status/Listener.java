package dev.styxy.core.status;

import dev.styxy.model.ProcessInfo;
import java.util.Optional;

/**
 * Who is on the port of a service.
 *
 * @param process absent where it cannot be seen
 */
public record Listener(Optional<ProcessInfo> process, Kind kind) {

  /** What it is to the service. */
  public enum Kind {
    /** The service's own server. */
    KIN,
    /** Somebody else's process. */
    STRANGER,
    /** Nobody can tell. */
    UNKNOWN
  }
}
