package dev.styxy.core.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the original left in its directory.
 *
 * @param config its configuration, if it has one
 * @param allocations those of its state file that can be made sense of
 * @param oddities those that cannot, a sentence each
 */
public record Original(
    Optional<Path> config, List<OriginalAllocation> allocations, List<String> oddities) {}
