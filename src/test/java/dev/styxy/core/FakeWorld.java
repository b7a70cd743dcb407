package dev.styxy.core;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;

/** A machine with a terminal: its session's shell is {@link #BASH}, and styxy is run from it. */
public final class FakeWorld {
  public static final long TERMINAL = 400;
  public static final long BASH = 500;
  public static final String PROJECT = "/nowhere/app";

  public final FixedMoment clock = new FixedMoment();
  public final FakeProcesses processes = new FakeProcesses(clock);
  public final FakePorts ports = new FakePorts(processes);
  public NetworkLimits limits = FakeLimits.USUAL;

  public FakeWorld() {
    processes.start(TERMINAL, FakeProcesses.INIT, TERMINAL, "gnome-terminal-");
    processes.start(BASH, TERMINAL, BASH, "bash");
    processes.start(FakeProcesses.SELF, BASH, BASH, "java", "-jar", "styxy.jar");
  }

  public World world() {
    return new World(processes, ports, ports, limits, clock);
  }

  /** The 17 built-in types, and nothing excluded. */
  public static Settings settings() {
    return settings(BuiltInTypes.all());
  }

  public static Settings settings(Map<String, ServiceType> types) {
    return new Settings(types, Ttl.DEFAULT, List.of(), true);
  }
}
