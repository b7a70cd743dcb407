package dev.styxy.core.system;

import dev.styxy.model.Protocol;

/** The last word on whether a port is available: a real bind, undone at once. */
public interface BindProbe {

  /** What the system said. */
  enum Answer {
    FREE,
    BUSY,
    /** Privileged, or forbidden by a security module. */
    DENIED,
    /** The system lets this process make no socket at all, as in a sandbox without network. */
    FORBIDDEN,
    UNKNOWN
  }

  /** Tries to bind (TCP: and listen) on the wildcard address of every family. */
  Answer tryBind(int port, Protocol protocol);
}
