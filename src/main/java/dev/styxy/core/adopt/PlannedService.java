package dev.styxy.core.adopt;

import dev.styxy.model.Protocol;
import java.util.OptionalInt;

/**
 * A service as {@code .styxy.json} will have it.
 *
 * @param port asked for first, if there is one
 * @param run what starts it, to be typed as it stands; empty when something else does
 * @param source the file that shows it
 */
public record PlannedService(
    String name,
    String type,
    String variable,
    Protocol protocol,
    OptionalInt port,
    String run,
    String source) {}
