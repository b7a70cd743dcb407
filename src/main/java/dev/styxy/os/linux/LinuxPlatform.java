package dev.styxy.os.linux;

import dev.styxy.core.CommandStarter;
import dev.styxy.core.ConnectionTable;
import dev.styxy.core.PortHold;
import dev.styxy.core.ProcessTable;
import dev.styxy.core.Signals;
import dev.styxy.core.World;
import dev.styxy.os.HostFacts;
import dev.styxy.os.Platform;
import java.util.OptionalInt;

/** Linux: proc(5), and the kernel's own calls through JNA. */
public final class LinuxPlatform implements Platform {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  /** Read when the first asks that needs to know, on whichever thread; null until then. */
  private HostFacts host;

  private final OwnDescriptors descriptors = new OwnDescriptors();

  private final PassedSocket passed = new PassedSocket();

  private LinuxPlatform() {}

  public static LinuxPlatform open() {
    return new LinuxPlatform();
  }

  @Override
  public void warm() {
    try {
      LibC.link();
    } catch (LinkageError | OutOfMemoryError e) {
      // The first question meets the same error, and falls back. JNA starts a thread, which may
      // not be allowed (ulimit -u).
      return;
    }
  }

  @Override
  public synchronized HostFacts host() {
    if (host == null) {
      host = LinuxHost.read();
    }
    return host;
  }

  @Override
  public OptionalInt terminalColumns() {
    try {
      OptionalInt columns = LinuxTerminal.columns(STDOUT);
      return columns.isPresent() ? columns : LinuxTerminal.columns(STDERR);
    } catch (LinkageError e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public OptionalInt terminalRows() {
    try {
      return LinuxTerminal.rows(STDOUT);
    } catch (LinkageError e) {
      return OptionalInt.empty();
    }
  }

  @Override
  public boolean isReaderGone() {
    try {
      return Hangup.isAt(STDOUT);
    } catch (LinkageError e) {
      return false;
    }
  }

  @Override
  public World world() {
    long shift = BootShift.seconds();
    ProcessTable processes = new LinuxProcessTable(host().bootId(), host().pidNamespace(), shift);
    return new World(
        processes,
        new LinuxPortTable(processes, host().uid()),
        new LinuxBindProbe(),
        new LinuxNetworkLimits(),
        new LinuxClock(host().bootId(), shift));
  }

  @Override
  public Signals signals(ProcessTable processes) {
    return new LinuxSignals(processes);
  }

  @Override
  public PortHold hold() {
    return new LinuxHold(passed);
  }

  @Override
  public CommandStarter starter() {
    return new LinuxStarter(ProcessHandle.current().pid(), descriptors, passed);
  }

  @Override
  public ConnectionTable connections(ProcessTable processes) {
    return new LinuxConnections(processes);
  }
}
