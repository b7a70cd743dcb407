package dev.styxy.core.sweep;

import java.util.List;

/**
 * What one sweep found.
 *
 * @param kept the allocations that stay, as they are after the sweep
 * @param reclaimed the allocations that were reclaimed, with Stale verdicts
 * @param failures why some of those kept could not be judged
 */
public record Sweep(
    List<Judgement> kept, List<Judgement> reclaimed, List<RuntimeException> failures) {}
