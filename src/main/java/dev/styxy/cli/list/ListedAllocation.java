package dev.styxy.cli.list;

import dev.styxy.core.status.LeaseState;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.model.Allocation;
import dev.styxy.model.PlaceInLine;
import java.util.List;
import java.util.Optional;

/**
 * An allocation in a list.
 *
 * @param scope the host and network namespace of its port
 * @param astray what is wrong with its server or its port, if anything
 * @param line who waits for the port, the first in line first
 */
record ListedAllocation(
    Judgement judgement, String scope, Optional<String> astray, List<PlaceInLine> line)
    implements ListRow {

  /** A row about which nothing more is known than what the sweep found. */
  ListedAllocation(Judgement judgement, String scope) {
    this(judgement, scope, Optional.empty(), List.of());
  }

  @Override
  public int port() {
    return allocation().port();
  }

  Allocation allocation() {
    return judgement.allocation();
  }

  /** What is on the port, in a word or two. */
  String state() {
    return astray.orElseGet(() -> LeaseState.of(judgement).words());
  }

  /** The same with how many wait for the port. */
  String stateWithLine() {
    return switch (line.size()) {
      case 0 -> state();
      case 1 -> state() + ", 1 waits";
      default -> state() + ", " + line.size() + " wait";
    };
  }
}
