package dev.styxy.cli;

import dev.styxy.core.Judgement;
import dev.styxy.model.Allocation;

/**
 * A row of a list.
 *
 * @param scope the host and network namespace that its port is a port of
 */
record ListedAllocation(Judgement judgement, String scope) {

  Allocation allocation() {
    return judgement.allocation();
  }
}
