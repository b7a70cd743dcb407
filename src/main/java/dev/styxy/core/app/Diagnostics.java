package dev.styxy.core.app;

import dev.styxy.core.state.EventHistory;
import dev.styxy.core.state.ReportFiles;
import dev.styxy.core.state.StatePlace;
import dev.styxy.core.state.StateStamp;
import dev.styxy.core.system.Clock;
import dev.styxy.core.system.Pause;

/**
 * What commands use that look at styxy itself; it is available even where the state or the
 * configuration is too damaged for an {@link Application}.
 *
 * @param historyStamp changes whenever something is added to the history
 */
public record Diagnostics(
    EventHistory history,
    StateStamp historyStamp,
    Clock clock,
    Pause pause,
    ReportFiles reports,
    StatePlace place) {}
