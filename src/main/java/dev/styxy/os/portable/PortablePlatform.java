package dev.styxy.os.portable;

import dev.styxy.core.BindProbe;
import dev.styxy.core.CommandStarter;
import dev.styxy.core.ConnectionTable;
import dev.styxy.core.PortHold;
import dev.styxy.core.ProcessTable;
import dev.styxy.core.Signals;
import dev.styxy.core.World;
import dev.styxy.os.HostFacts;
import dev.styxy.os.MachineName;
import dev.styxy.os.Platform;
import java.util.OptionalInt;

/**
 * Any system with a JVM: processes through {@link ProcessHandle}, ports by binding them. Who has a
 * port cannot be told, so nothing is ever seen as taken by a stranger. Platforms that know more
 * override what they know.
 */
public class PortablePlatform implements Platform {
  private static final HostFacts HOST = new HostFacts(MachineName.of(""), "", "", "", -1);

  @Override
  public void warm() {
    // Everything it uses is a part of the JVM.
  }

  @Override
  public HostFacts host() {
    return HOST;
  }

  @Override
  public OptionalInt terminalColumns() {
    return OptionalInt.empty();
  }

  @Override
  public World world() {
    BindProbe probe = new SocketBindProbe();
    return new World(
        new HandleProcessTable(""),
        new BindPortTable(probe),
        probe,
        FixedLimits.unknown(),
        new WallClock());
  }

  @Override
  public OptionalInt terminalRows() {
    return OptionalInt.empty();
  }

  @Override
  public boolean isReaderGone() {
    return false;
  }

  @Override
  public Signals signals(ProcessTable processes) {
    return new HandleSignals(processes);
  }

  @Override
  public PortHold hold() {
    return port -> PortHold.Answer.UNSUPPORTED;
  }

  @Override
  public CommandStarter starter() {
    return new ChildStarter();
  }

  @Override
  public ConnectionTable connections(ProcessTable processes) {
    return new NoConnections();
  }
}
