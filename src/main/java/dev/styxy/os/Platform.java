package dev.styxy.os;

import dev.styxy.core.CommandStarter;
import dev.styxy.core.ConnectionTable;
import dev.styxy.core.PortHold;
import dev.styxy.core.ProcessTable;
import dev.styxy.core.Signals;
import dev.styxy.core.World;
import dev.styxy.os.linux.LinuxPlatform;
import dev.styxy.os.macos.MacPlatform;
import dev.styxy.os.portable.ChildStarter;
import dev.styxy.os.portable.HandleSignals;
import dev.styxy.os.portable.NoConnections;
import dev.styxy.os.portable.PortablePlatform;
import dev.styxy.os.windows.WindowsPlatform;
import java.util.OptionalInt;

/** The operating system below: what it tells of itself, and how the use cases ask it. */
public interface Platform {

  /**
   * The platform of this process. An interface is what it returns, so that the verifier loads no
   * class of the platforms that are not meant.
   */
  static Platform current() {
    String system = System.getProperty("os.name");
    if (system.equals("Linux")) {
      return LinuxPlatform.open();
    }
    if (system.equals("Mac OS X")) {
      return MacPlatform.open();
    }
    return system.startsWith("Windows") ? new WindowsPlatform() : new PortablePlatform();
  }

  /**
   * Loads what the first question will need. It decides nothing and never throws, so it may run on
   * a second thread from the first line of main.
   */
  void warm();

  HostFacts host();

  /** How wide the terminal at stdout is; empty when there is none, or it does not tell. */
  OptionalInt terminalColumns();

  /** How many lines that terminal has; empty when there is none, or it does not tell. */
  default OptionalInt terminalRows() {
    return OptionalInt.empty();
  }

  /** Whether nobody will ever read what is written to stdout, a pipe or a socket, from now on. */
  default boolean isReaderGone() {
    return false;
  }

  /** A view for one invocation: what it saw of a process once, it does not ask again. */
  World world();

  /** Signals to processes of that table. */
  default Signals signals(ProcessTable processes) {
    return new HandleSignals(processes);
  }

  /** What keeps a port for the command that this process becomes. */
  default PortHold hold() {
    return port -> PortHold.Answer.UNSUPPORTED;
  }

  /** What turns this process into a command. */
  default CommandStarter starter() {
    return new ChildStarter();
  }

  /** What uses ports beside servers. */
  default ConnectionTable connections(ProcessTable processes) {
    return new NoConnections();
  }
}
