package dev.styxy;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Clock;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.core.system.Confinement;
import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Directories;
import dev.styxy.core.system.FileStats;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.system.Pause;
import dev.styxy.core.system.PortHold;
import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.Platform;
import dev.styxy.os.platform.PortSpace;
import java.util.Optional;
import java.util.OptionalInt;

/** A platform on which time passes in another way. */
record PausingPlatform(Platform platform, Pause pause) implements Platform {

  @Override
  public void warm() {
    platform.warm();
  }

  @Override
  public HostFacts facts() {
    return platform.facts();
  }

  @Override
  public OptionalInt terminalColumns() {
    return platform.terminalColumns();
  }

  @Override
  public OptionalInt terminalRows() {
    return platform.terminalRows();
  }

  @Override
  public boolean isReaderGone() {
    return platform.isReaderGone();
  }

  @Override
  public Confinement confinement() {
    return platform.confinement();
  }

  @Override
  public FileStats fileStats() {
    return platform.fileStats();
  }

  @Override
  public Optional<PortSpace> portSpace() {
    return platform.portSpace();
  }

  @Override
  public Host host() {
    return new PausingHost(platform.host(), pause);
  }

  /** The host of that platform. */
  private record PausingHost(Host host, Pause pause) implements Host {
    @Override
    public ProcessTable processes() {
      return host.processes();
    }

    @Override
    public PortTable ports() {
      return host.ports();
    }

    @Override
    public Directories directories() {
      return host.directories();
    }

    @Override
    public BindProbe bindProbe() {
      return host.bindProbe();
    }

    @Override
    public NetworkLimits limits() {
      return host.limits();
    }

    @Override
    public Clock clock() {
      return host.clock();
    }

    @Override
    public Signals signals() {
      return host.signals();
    }

    @Override
    public PortHold hold() {
      return host.hold();
    }

    @Override
    public CommandStarter starter() {
      return host.starter();
    }

    @Override
    public ConnectionTable connections() {
      return host.connections();
    }
  }
}
