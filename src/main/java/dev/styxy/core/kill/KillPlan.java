package dev.styxy.core.kill;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What {@code kill} is to end.
 *
 * @param targets at least one
 * @param missing for each word that means nobody, why not, in a sentence
 */
public record KillPlan(List<KillTarget> targets, List<String> missing) {

  /** Of the leases on the ports. */
  public Set<String> lockIds() {
    Set<String> lockIds = new HashSet<>();
    for (KillTarget target : targets) {
      target.allocation().ifPresent(allocation -> lockIds.add(allocation.lockId()));
    }
    return lockIds;
  }
}
