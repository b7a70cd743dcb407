package dev.styxy.core.system;

import java.util.Optional;

/**
 * All that the use cases may ask of the machine. What a few commands need is loaded when one of
 * them asks for it.
 */
public interface Host {
  ProcessTable processes();

  PortTable ports();

  BindProbe bindProbe();

  Directories directories();

  NetworkLimits limits();

  Clock clock();

  Pause pause();

  Signals signals();

  /** Keeps a port for the command that this process becomes. */
  PortHold hold();

  CommandStarter starter();

  ConnectionTable connections();

  /** The system around this one, whose programs may have its ports. */
  default Optional<OuterSystem> outer() {
    return Optional.empty();
  }
}
