package dev.styxy.cli.list;

import dev.styxy.core.app.Application;
import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.status.LeaseState;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.transaction.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks rows whose server listens elsewhere, or whose port another lease's server uses. */
final class MisplacedListeners {
  private final CommandPorts ports;

  MisplacedListeners(Application application, Outcome<Sweep> outcome) {
    ports = new CommandPorts(application.host(), outcome.transaction());
  }

  List<ListedAllocation> mark(List<ListedAllocation> rows) {
    List<ListedAllocation> marked = new ArrayList<>(rows.size());
    for (ListedAllocation row : rows) {
      marked.add(new ListedAllocation(row.judgement(), row.scope(), astray(row.judgement())));
    }
    return marked;
  }

  private Optional<String> astray(Judgement row) {
    LeaseState state = LeaseState.of(row, ports);
    return state.isAstray() ? Optional.of(state.words()) : Optional.empty();
  }
}
