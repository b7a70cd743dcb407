package dev.styxy.core.app;

import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.OtherScopes;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.LockIds;
import dev.styxy.core.transaction.Coordinator;
import java.util.function.Supplier;

/**
 * The parts that commands work with, put together for one invocation.
 *
 * @param config what counts here, and where it comes from
 * @param workbenches makes the workbench, for the few commands that need one
 */
public record Application(
    Coordinator coordinator,
    ConfigView config,
    Host host,
    LockIds lockIds,
    OtherScopes otherScopes,
    Supplier<Workbench> workbenches) {

  public Settings settings() {
    return config.settings();
  }

  /** Makes what commands need that work with processes, files and time. */
  public Workbench workbench() {
    return workbenches.get();
  }
}
