package dev.styxy.os.portable;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.MachineName;
import dev.styxy.os.platform.Platform;
import java.util.OptionalInt;

/**
 * Any system with a JVM: processes through {@link ProcessHandle}, ports by binding them. It cannot
 * tell who holds a port, so nothing ever counts as taken by a stranger. Platforms that know more
 * override this.
 */
public class PortablePlatform implements Platform {
  private static final HostFacts HOST = new HostFacts(MachineName.of(""), "", "", "", -1);

  @Override
  public void warm() {
    // Everything it uses is part of the JVM.
  }

  @Override
  public HostFacts facts() {
    return HOST;
  }

  @Override
  public OptionalInt terminalColumns() {
    return OptionalInt.empty();
  }

  @Override
  public Host host() {
    BindProbe probe = new SocketBindProbe();
    ProcessTable processes = new HandleProcessTable("");
    return new PortableHost(
        processes,
        new BindPortTable(probe),
        probe,
        FixedLimits.unknown(),
        new WallClock(),
        new HandleSignals(processes),
        new ChildStarter());
  }

  @Override
  public OptionalInt terminalRows() {
    return OptionalInt.empty();
  }

  @Override
  public boolean isReaderGone() {
    return false;
  }
}
