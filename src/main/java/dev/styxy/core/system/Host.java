package dev.styxy.core.system;

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
}
