package dev.styxy.core.system;

/** All that the use cases may ask of the machine. */
public record Host(
    ProcessTable processes,
    PortTable ports,
    BindProbe bindProbe,
    NetworkLimits limits,
    Clock clock) {}
