package dev.styxy.cli.list;

import dev.styxy.core.sweep.Judgement;
import dev.styxy.model.Allocation;
import java.util.Optional;

/**
 * An allocation in a list.
 *
 * @param scope the host and network namespace that its port is a port of
 * @param astray what is wrong with its server or its port, where something is
 */
record ListedAllocation(Judgement judgement, String scope, Optional<String> astray)
    implements ListRow {

  /** A row about which nothing more is known than what the sweep found. */
  ListedAllocation(Judgement judgement, String scope) {
    this(judgement, scope, Optional.empty());
  }

  @Override
  public int port() {
    return allocation().port();
  }

  Allocation allocation() {
    return judgement.allocation();
  }

  /** In a word or two, what is seen at the port. */
  String state() {
    return astray.orElseGet(() -> AllocationListing.state(judgement));
  }
}
