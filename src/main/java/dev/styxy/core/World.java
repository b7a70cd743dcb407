package dev.styxy.core;

/** All that the use cases may ask of the machine. */
public record World(
    ProcessTable processes,
    PortTable ports,
    BindProbe bindProbe,
    NetworkLimits limits,
    MomentSource clock) {}
