package dev.styxy.core.shell;

import java.util.List;

/**
 * The pipelines of a command line in their order. Loops, conditions and groups are flat: whatever
 * may run is in the list.
 */
public record Script(List<Pipeline> pipelines) {}
