package dev.styxy.os.linux;

import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Clock;
import dev.styxy.core.system.CommandStarter;
import dev.styxy.core.system.ConnectionTable;
import dev.styxy.core.system.Directories;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.system.OuterSystem;
import dev.styxy.core.system.Pause;
import dev.styxy.core.system.PortHold;
import dev.styxy.core.system.PortTable;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.os.linux.exec.LinuxHold;
import dev.styxy.os.linux.exec.LinuxStarter;
import dev.styxy.os.linux.exec.OwnDescriptors;
import dev.styxy.os.linux.exec.PassedSocket;
import dev.styxy.os.linux.process.BootShift;
import dev.styxy.os.linux.process.LinuxDirectories;
import dev.styxy.os.linux.process.LinuxProcessTable;
import dev.styxy.os.linux.process.LinuxSignals;
import dev.styxy.os.linux.socket.LinuxBindProbe;
import dev.styxy.os.linux.socket.LinuxConnections;
import dev.styxy.os.linux.socket.LinuxPortTable;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.os.platform.ParkedPause;
import java.util.Optional;

/** A Linux machine as one invocation sees it. */
final class LinuxHost implements Host {
  private final ProcessTable processes;
  private final PortTable ports;
  private final Directories directories;
  private final BindProbe bindProbe = new LinuxBindProbe();
  private final NetworkLimits limits = new LinuxNetworkLimits();
  private final Clock clock;
  private final OwnDescriptors descriptors;
  private final PassedSocket passed = new PassedSocket();

  LinuxHost(HostFacts facts, OwnDescriptors descriptors) {
    long shift = BootShift.seconds();
    this.processes = new LinuxProcessTable(facts.bootId(), facts.pidNamespace(), shift);
    this.directories = new LinuxDirectories(processes, facts.bootId());
    this.ports = new LinuxPortTable(processes, facts.uid());
    this.clock = new LinuxClock(facts.bootId(), shift);
    this.descriptors = descriptors;
  }

  @Override
  public ProcessTable processes() {
    return processes;
  }

  @Override
  public PortTable ports() {
    return ports;
  }

  @Override
  public Directories directories() {
    return directories;
  }

  @Override
  public BindProbe bindProbe() {
    return bindProbe;
  }

  @Override
  public NetworkLimits limits() {
    return limits;
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Pause pause() {
    return new ParkedPause();
  }

  @Override
  public Signals signals() {
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
  public ConnectionTable connections() {
    return new LinuxConnections(processes);
  }

  @Override
  public Optional<OuterSystem> outer() {
    return Wsl.outer();
  }
}
