package dev.styxy.core.report;

import dev.styxy.model.AutoRange;
import dev.styxy.model.ServiceType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How full the range of a service type is.
 *
 * @param autoRange how its range was chosen; absent for a configured type
 * @param used ports of the range that are allocated, to whichever type
 * @param free ports of the range that are available as far as is known
 * @param next the port that it would be given next; empty when the range is exhausted
 */
public record TypeUsage(
    ServiceType type, Optional<AutoRange> autoRange, int used, int free, OptionalInt next) {}
