package dev.styxy.cli.list;

import dev.styxy.core.app.Application;
import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.core.status.LeaseState;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Marks rows whose server listens elsewhere, whose port another lease's server uses, or whose port
 * somebody waits for.
 */
final class MisplacedListeners {
  private final CommandPorts ports;
  private final WaitingLine line;

  MisplacedListeners(Application application, Outcome<Sweep> outcome) {
    ports = new CommandPorts(application.host(), outcome.transaction());
    line = new WaitingLine(outcome.transaction().ledger());
  }

  List<ListedAllocation> mark(List<ListedAllocation> rows) {
    List<ListedAllocation> marked = new ArrayList<>(rows.size());
    for (ListedAllocation row : rows) {
      Allocation lease = row.allocation();
      marked.add(
          new ListedAllocation(
              row.judgement(),
              row.scope(),
              astray(row.judgement()),
              line.of(lease.port(), lease.protocol())));
    }
    return marked;
  }

  private Optional<String> astray(Judgement row) {
    LeaseState state = LeaseState.of(row, ports);
    return state.isAstray() ? Optional.of(state.words()) : Optional.empty();
  }
}
