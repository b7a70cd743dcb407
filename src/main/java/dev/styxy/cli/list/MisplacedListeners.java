package dev.styxy.cli.list;

import dev.styxy.core.app.Application;
import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.ports.MisplacedListener;
import dev.styxy.core.state.WaitingLine;
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
    if (row.isOvertaken()) {
      return Optional.empty();
    }
    if (row.kin().isPresent() && AllocationListing.isListening(row.use())) {
      return ports
          .ownLeaseOf(row.kin().get(), row.allocation())
          .map(Allocation::label)
          .map(other -> "in use by " + other);
    }
    List<MisplacedListener> elsewhere = ports.of(row.allocation());
    return elsewhere.isEmpty()
        ? Optional.empty()
        : Optional.of("listens on " + elsewhere.get(0).port());
  }
}
