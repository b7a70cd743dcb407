package dev.styxy.os.portable;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Clock;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Directories;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.system.Pause;
import dev.styxy.core.system.PortHold;
import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.os.platform.ParkedPause;

/** A machine with these parts, and whatever else a JVM can do by itself. */
public record PortableHost(
    ProcessTable processes,
    PortTable ports,
    BindProbe bindProbe,
    NetworkLimits limits,
    Clock clock,
    Signals signals,
    CommandStarter starter)
    implements Host {

  /** It cannot be told whether a look might block. */
  @Override
  public Directories directories() {
    return Directories.UNSEEN;
  }

  @Override
  public Pause pause() {
    return new ParkedPause();
  }

  @Override
  public PortHold hold() {
    return new NoHold();
  }

  @Override
  public ConnectionTable connections() {
    return new NoConnections();
  }
}
