package dev.styxy.core;

import java.util.function.Supplier;

/**
 * The parts that commands work with, put together for one invocation.
 *
 * @param config what counts here, and where it comes from
 * @param workbenches makes the workbench, for the few commands that need one
 */
public record Engine(
    Coordinator coordinator,
    ConfigView config,
    World world,
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
