package dev.styxy.os.portable;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.BlindView;
import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.PortView;

/**
 * Replaces a port table where none can be read: a bind can tell busy from free, but not who holds a
 * port.
 */
public final class BindPortTable implements PortTable {
  private final BindProbe probe;

  public BindPortTable(BindProbe probe) {
    this.probe = probe;
  }

  @Override
  public PortView look(boolean udp) {
    return new BlindView(
        probe, "sockets cannot be listed here, and a bind did not tell whether the port is free");
  }

  @Override
  public String method() {
    return "bind";
  }
}
