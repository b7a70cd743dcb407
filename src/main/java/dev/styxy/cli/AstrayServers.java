package dev.styxy.cli;

import dev.styxy.core.CommandPorts;
import dev.styxy.core.Elsewhere;
import dev.styxy.core.Engine;
import dev.styxy.core.Judgement;
import dev.styxy.core.Outcome;
import dev.styxy.core.Sweep;
import dev.styxy.model.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Marks the rows of a list whose server listens elsewhere, or whose port another lease's has. */
final class AstrayServers {
  private final CommandPorts ports;

  AstrayServers(Engine engine, Outcome<Sweep> outcome) {
    ports = new CommandPorts(engine.world(), outcome.turn());
  }

  List<ListedAllocation> mark(List<ListedAllocation> rows) {
    List<ListedAllocation> marked = new ArrayList<>(rows.size());
    for (ListedAllocation row : rows) {
      marked.add(new ListedAllocation(row.judgement(), row.scope(), astray(row.judgement())));
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
    List<Elsewhere> elsewhere = ports.of(row.allocation());
    return elsewhere.isEmpty()
        ? Optional.empty()
        : Optional.of("listens on " + elsewhere.get(0).port());
  }
}
