package dev.styxy.core.allocate;

import dev.styxy.model.ProcessRef;
import java.util.Optional;

/**
 * Whom a port is allocated to.
 *
 * @param owner absent when no process owns it
 * @param isProject whether the port is for the project itself, as long as that exists
 */
public record Claimant(
    String project, String instance, Optional<ProcessRef> owner, boolean isProject) {

  /** A claimant whose lease ends with its owner, or with its ttl. */
  public Claimant(String project, String instance, Optional<ProcessRef> owner) {
    this(project, instance, owner, false);
  }

  /** The same, for the project itself if that is wanted here or was before. */
  public Claimant forProject(boolean isWanted) {
    return isWanted && !isProject ? new Claimant(project, instance, owner, true) : this;
  }
}
