package dev.styxy.core;

/**
 * What the commands have at hand that look at styxy itself; it is there even where the state or the
 * configuration is too damaged for an {@link Engine}.
 *
 * @param historyStamp changes when something was added to the history
 */
public record Insight(
    EventHistory history,
    StateStamp historyStamp,
    MomentSource clock,
    Pause pause,
    ReportFiles reports,
    StatePlace place) {}
