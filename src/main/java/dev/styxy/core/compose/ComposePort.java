package dev.styxy.core.compose;

import dev.styxy.core.allocate.Grant;

/** A published port and what it was given. */
public record ComposePort(NamedPorts.NamedPort named, Grant grant) {
  public int port() {
    return grant.allocation().port();
  }
}
