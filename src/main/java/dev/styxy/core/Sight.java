package dev.styxy.core;

import dev.styxy.model.Moment;

/** What one invocation saw of the machine once it held the lock. */
public record Sight(Moment now, PortView ports) {}
