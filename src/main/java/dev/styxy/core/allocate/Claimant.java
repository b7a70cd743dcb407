package dev.styxy.core.allocate;

import dev.styxy.model.ProcessRef;
import java.util.Optional;

/**
 * Whom a port is allocated to.
 *
 * @param owner absent when the lease alone decides how long
 */
public record Claimant(String project, String instance, Optional<ProcessRef> owner) {}
