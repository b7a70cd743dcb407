package dev.styxy.cli.list;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Json;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.LeftBehind;
import dev.styxy.core.owner.PresentProcesses;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.system.LocalUrl;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shows what a sweep has left, and the ports that the configuration reserves. */
final class ListView {
  private final ListOptions options;
  private final Application application;
  private final Output output;

  ListView(ListOptions options, Application application, Output output) {
    this.options = options;
    this.application = application;
    this.output = output;
  }

  void show(Outcome<Sweep> outcome) {
    Map<String, State> others =
        options.isEverywhere() ? application.otherScopes().read() : Map.of();
    List<ListedAllocation> elsewhere = elsewhere(others);
    List<ListedAllocation> here = here(outcome);
    List<Reservation> reserved =
        options.hasOnlyUrls() ? List.of() : options.filter().reserved(application.settings());
    if (options.hasOnlyUrls()) {
      here.removeIf(row -> LocalUrl.of(row.allocation()).isEmpty());
      elsewhere.removeIf(row -> LocalUrl.of(row.allocation()).isEmpty());
    }
    if (here.isEmpty() && elsewhere.isEmpty() && reserved.isEmpty()) {
      explainNothing(outcome, others);
    }
    if (output.isJson()) {
      here.addAll(elsewhere);
      ListPrinter.print(here, reserved, output, claims(outcome));
      return;
    }
    List<ListRow> rows = withReserved(here, outcome.answer(), reserved);
    rows.addAll(elsewhere);
    print(rows, outcome);
    if (options.isForAllUsers()) {
      claimPrinter(outcome).print(outcome.transaction().others().claims(), output);
    }
  }

  private ClaimPrinter claimPrinter(Outcome<Sweep> outcome) {
    return new ClaimPrinter(application.host().processes(), outcome.transaction().now());
  }

  /** Absent where nobody asked for them. */
  private Optional<Json.Fields> claims(Outcome<Sweep> outcome) {
    return options.isForAllUsers()
        ? Optional.of(
            json -> claimPrinter(outcome).write(json, outcome.transaction().others().claims()))
        : Optional.empty();
  }

  private List<ListedAllocation> here(Outcome<Sweep> outcome) {
    return new MisplacedListeners(application, outcome)
        .mark(options.filter().rows(outcome.answer().kept(), application.otherScopes().own()));
  }

  private List<ListedAllocation> elsewhere(Map<String, State> others) {
    List<ListedAllocation> rows = new ArrayList<>();
    for (Map.Entry<String, State> other : others.entrySet()) {
      List<Judgement> unjudged = AllocationFilter.unjudged(other.getValue());
      rows.addAll(options.filter().rows(unjudged, other.getKey()));
    }
    return rows;
  }

  /** An empty list is an answer only for a project and a type that exist. */
  private void explainNothing(Outcome<Sweep> outcome, Map<String, State> others) {
    // A project that is gone has a name as long as it has leases.
    options.filter().project().ifPresent(project -> Arguments.directory(project, Path.of("/")));
    options
        .filter()
        .insistOnKnownType(outcome.transaction().ledger(), others.values(), application);
  }

  /** Ordered by port; a reserved port that is allocated is in the list already. */
  private List<ListRow> withReserved(
      List<ListedAllocation> rows, Sweep sweep, List<Reservation> reserved) {
    List<ListRow> all = new ArrayList<>(rows);
    String scope = application.otherScopes().own();
    Set<Integer> allocated = new HashSet<>();
    for (Judgement judgement : sweep.kept()) {
      allocated.add(judgement.allocation().port());
    }
    for (Reservation reservation : reserved) {
      if (allocated.add(reservation.port())) {
        all.add(new ListRow.Reserved(reservation, scope));
      }
    }
    all.sort((one, other) -> Integer.compare(one.port(), other.port()));
    return all;
  }

  private void print(List<ListRow> rows, Outcome<Sweep> outcome) {
    PresentProcesses present = new PresentProcesses(application.host().processes());
    AllocationListing listing = new AllocationListing(outcome.transaction().now(), present);
    options.layout().print(rows, listing, output);
    for (LeftBehind left : LeftBehind.of(outcome.transaction(), application.host().directories())) {
      output.hint(left.words());
    }
    if (rows.isEmpty()) {
      output.hint("no allocations");
    }
  }
}
