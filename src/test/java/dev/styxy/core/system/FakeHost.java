package dev.styxy.core.system;

import dev.styxy.config.BuiltInTypes;
import dev.styxy.core.settings.Settings;
import dev.styxy.model.ServiceType;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;

/** A machine with a terminal: its session's shell is {@link #BASH}, and styxy is run from it. */
public final class FakeHost {
  public static final long TERMINAL = 400;
  public static final long BASH = 500;
  public static final String PROJECT = "/nowhere/app";

  public final FixedClock clock = new FixedClock();
  public final FakeProcesses processes = new FakeProcesses(clock);
  public final FakePorts ports = new FakePorts(processes);
  public NetworkLimits limits = FakeLimits.USUAL;

  public FakeHost() {
    processes.start(TERMINAL, FakeProcesses.INIT, TERMINAL, "gnome-terminal-");
    processes.start(BASH, TERMINAL, BASH, "bash");
    processes.start(FakeProcesses.SELF, BASH, BASH, "java", "-jar", "styxy.jar");
  }

  public Host host() {
    return new Host(processes, ports, ports, limits, clock);
  }

  /** The 17 built-in types, and nothing excluded. */
  public static Settings settings() {
    return settings(BuiltInTypes.all());
  }

  public static Settings settings(Map<String, ServiceType> types) {
    return new Settings(types, Ttl.DEFAULT, List.of(), true);
  }
}
