package dev.styxy.core.system;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A machine with a terminal: its session's shell is {@link #BASH}, and styxy is run from it. */
public final class FakeHost implements Host {
  public static final long TERMINAL = 400;
  public static final long BASH = 500;
  public static final String PROJECT = "/nowhere/app";

  public final FixedClock clock = new FixedClock();
  public final FakeProcesses processes = new FakeProcesses(clock);
  public final FakeDirectories directories = new FakeDirectories(clock);
  public final FakePorts ports = new FakePorts(processes);
  public final FakeActions actions = new FakeActions(this);
  public NetworkLimits limits = FakeLimits.USUAL;
  public PortTable portTable = ports;
  public Optional<OuterSystem> outer = Optional.empty();

  public FakeHost() {
    processes.start(TERMINAL, FakeProcesses.INIT, TERMINAL, "gnome-terminal-");
    processes.start(BASH, TERMINAL, BASH, "bash");
    processes.start(FakeProcesses.SELF, BASH, BASH, "java", "-jar", "styxy.jar");
  }

  @Override
  public ProcessTable processes() {
    return processes;
  }

  @Override
  public PortTable ports() {
    return portTable;
  }

  @Override
  public Directories directories() {
    return directories;
  }

  @Override
  public BindProbe bindProbe() {
    return ports;
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
    return actions;
  }

  @Override
  public Signals signals() {
    return actions;
  }

  @Override
  public PortHold hold() {
    return actions;
  }

  @Override
  public CommandStarter starter() {
    return actions;
  }

  @Override
  public ConnectionTable connections() {
    return actions;
  }

  @Override
  public Optional<OuterSystem> outer() {
    return outer;
  }

  /** The 17 built-in types, and nothing excluded. */
  public static Settings settings() {
    return settings(BuiltInTypes.all());
  }

  public static Settings settings(Map<String, ServiceType> types) {
    return new Settings(types, Ttl.DEFAULT, List.of(), true);
  }
}
