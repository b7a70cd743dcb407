package dev.styxy.cli.list;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.cli.table.Layout;
import dev.styxy.core.app.Application;
import dev.styxy.core.owner.PresentProcesses;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.FailureCode;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows who has which port. */
public final class ListCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag(
            "Also lock ids, instances, times and holders; --columns wins.", "-v", "--verbose"));
    spec.addOption(
        Options.optionalValue(
            "DIR", "Only those of a project; of this one when DIR is left out.", "--project"));
    spec.addOption(Options.value("TYPE", "Only those of a service type.", "-s", "--service"));
    spec.addOption(
        Options.flag(
            "Also those of other hosts and network namespaces, and their scopes.", "--all-scopes"));
    spec.addOption(Options.flag("The ports that names had last, instead.", "--sticky"));
    spec.addOption(Options.flag("Show them again whenever something changes.", "--watch"));
    Layout.addTo(spec);
    spec.usageMessage()
        .description("Shows the allocations of this machine, with what is seen at their ports.")
        .footer(
            "",
            "Examples:",
            "  styxy list --project                  those of this project",
            "  styxy list -v                         with the lock ids that release takes",
            "  styxy list --watch                    until Ctrl-C; --json: an object a change",
            "  styxy list --columns port,name,state  these columns",
            "  styxy list --format '{port} {name}'   for scripts");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    AllocationFilter filter =
        new AllocationFilter(
            Options.given(arguments, "--project")
                .map(directory -> SelectorOptions.projectOf(Optional.of(directory), context)),
            Options.given(arguments, "--service").map(Arguments::type));
    Output output = context.output();
    List<String> usual =
        CommonOptions.isSet(arguments, "--verbose")
            ? AllocationListing.VERBOSE
            : AllocationListing.USUAL;
    if (CommonOptions.isSet(arguments, "--sticky")) {
      refuseWithSticky(arguments);
      new StickyPrinter(output).print(context.openApplication(), filter);
      return 0;
    }
    boolean isEverywhere = CommonOptions.isSet(arguments, "--all-scopes");
    Layout layout =
        Layout.read(
            arguments,
            AllocationListing.COLUMNS,
            isEverywhere ? AllocationListing.withScope(usual) : usual,
            output);
    Application application = context.openApplication();
    if (CommonOptions.isSet(arguments, "--watch")) {
      return new ListWatch(application, output, filter)
          .run(outcome -> show(outcome, filter, isEverywhere, layout, application, output));
    }
    Outcome<Sweep> outcome = application.coordinator().run(transaction -> transaction.sweep());
    show(outcome, filter, isEverywhere, layout, application, output);
    if (!output.isJson()) {
      tellReclaimed(outcome.answer(), output);
    }
    return 0;
  }

  /** Names of former ports have columns of their own, and nothing happens to them. */
  private static void refuseWithSticky(ParseResult arguments) {
    for (String option : List.of("--watch", "--all-scopes", "--columns", "--format")) {
      if (arguments.hasMatchedOption(option)) {
        throw new StyxyException(FailureCode.USAGE, "--sticky does not go with " + option);
      }
    }
  }

  private static void show(
      Outcome<Sweep> outcome,
      AllocationFilter filter,
      boolean isEverywhere,
      Layout layout,
      Application application,
      Output output) {
    Map<String, State> others = isEverywhere ? application.otherScopes().read() : Map.of();
    String own = application.otherScopes().own();
    List<Reservation> reserved = filter.reserved(application.settings());
    List<Judgement> kept = outcome.answer().kept();
    List<ListedAllocation> rows =
        new MisplacedListeners(application, outcome)
            .mark(filter.rows(output.isJson() ? kept : withReserved(kept, reserved), own));
    for (Map.Entry<String, State> other : others.entrySet()) {
      rows.addAll(filter.rows(AllocationFilter.unjudged(other.getValue()), other.getKey()));
    }
    if (rows.isEmpty() && filter.project().isPresent()) {
      // A project that is gone has a name as long as it has leases.
      Arguments.directory(filter.project().get(), Path.of("/"));
    }
    if (rows.isEmpty() && reserved.isEmpty()) {
      filter.insistOnKnownType(outcome.transaction().ledger(), others.values(), application);
    }
    if (output.isJson()) {
      ListPrinter.print(rows, reserved, output);
      return;
    }
    PresentProcesses present = new PresentProcesses(application.host().processes());
    layout.print(rows, new AllocationListing(outcome.transaction().now(), present), output);
    if (rows.isEmpty()) {
      output.hint("no allocations");
    }
  }

  /** Those of which the port is allocated are there already. */
  private static List<Judgement> withReserved(List<Judgement> rows, List<Reservation> reserved) {
    List<Judgement> all = new ArrayList<>(rows);
    Set<Integer> shown = new HashSet<>();
    for (Judgement row : rows) {
      shown.add(row.allocation().port());
    }
    for (Reservation reservation : reserved) {
      if (shown.add(reservation.port())) {
        all.add(AllocationListing.row(reservation));
      }
    }
    return all;
  }

  private static void tellReclaimed(Sweep sweep, Output output) {
    for (Judgement judgement : sweep.reclaimed()) {
      Verdict.Stale stale = (Verdict.Stale) judgement.verdict();
      output.hint(
          "took back "
              + judgement.allocation().port()
              + " ("
              + judgement.allocation().label()
              + "): "
              + stale.reason().word()
              + ", "
              + stale.evidence());
    }
  }
}
