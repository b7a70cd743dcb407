package dev.styxy.core.sweep;

import dev.styxy.core.system.PortView;
import dev.styxy.model.Moment;

/** What one invocation saw of the machine once it held the lock. */
public record Snapshot(Moment now, PortView ports) {}
