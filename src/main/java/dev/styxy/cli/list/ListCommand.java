package dev.styxy.cli.list;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Layout;
import dev.styxy.core.app.Application;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Verdict;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows who has which port. */
public final class ListCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.flag(
            "Also show lock ids, instances, times and holders; --columns overrides it.",
            "-v",
            "--verbose"));
    spec.addOption(
        Options.optionalValue(
            "DIR", "Only allocations of a project; without DIR, of this one.", "--project"));
    spec.addOption(
        Options.value("TYPE", "Only allocations of this service type.", "-s", "--service"));
    spec.addOption(
        Options.flag(
            "Also show other hosts and network namespaces, with their scopes.", "--all-scopes"));
    spec.addOption(Options.flag("Also show ports of the machine's other users.", "--all-users"));
    spec.addOption(Options.flag("Show each name's last port instead.", "--sticky"));
    spec.addOption(
        Options.flag("Only named TCP services, with the URL of each.", ListOptions.URLS));
    spec.addOption(Options.flag("Redraw whenever something changes, until Ctrl-C.", "--watch"));
    Layout.addTo(spec);
    spec.usageMessage()
        .description("Shows the allocations on this machine, and what is on their ports.")
        .footer(
            "",
            "Examples:",
            "  styxy list --project                  only this project",
            "  styxy list -v                         with the lock ids that release takes",
            "  styxy list --watch                    with --json, one object per change",
            "  styxy list --columns port,name,state  these columns",
            "  styxy list --urls --format '{url}'    one URL per line",
            "  styxy list --format '{port} {name}'   for scripts");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Output output = context.output();
    if (CommonOptions.isSet(arguments, "--sticky")) {
      refuseWithSticky(arguments);
      showSticky(AllocationFilter.read(arguments, context), context);
      return 0;
    }
    ListOptions options = ListOptions.read(arguments, context);
    Application application = context.openApplication();
    ListView view = new ListView(options, application, output);
    if (CommonOptions.isSet(arguments, "--watch")) {
      return new ListWatch(application, output, options.filter()).run(view::show);
    }
    Outcome<Sweep> outcome = application.coordinator().look(transaction -> transaction.sweep());
    view.show(outcome);
    if (!output.isJson()) {
      tellReclaimed(outcome.answer(), output);
    }
    return 0;
  }

  private static void showSticky(AllocationFilter filter, Context context) {
    Application application = context.openApplication();
    Ledger ledger = application.coordinator().look(transaction -> transaction.ledger()).answer();
    List<StickyPort> ports = filter.sticky(ledger);
    if (ports.isEmpty()) {
      filter.insistOnKnownType(ledger, List.of(), application);
    }
    StickyPrinter.print(ports, context.output());
  }

  /** The last ports of names have columns of their own, and nothing happens to them. */
  private static void refuseWithSticky(ParseResult arguments) {
    for (String option :
        List.of(
            "--watch", "--all-scopes", "--all-users", "--columns", "--format", ListOptions.URLS)) {
      if (arguments.hasMatchedOption(option)) {
        throw new StyxyException(FailureCode.USAGE, "--sticky does not go with " + option);
      }
    }
  }

  private static void tellReclaimed(Sweep sweep, Output output) {
    for (Judgement judgement : sweep.reclaimed()) {
      Verdict.Stale stale = (Verdict.Stale) judgement.verdict();
      output.hint(
          "reclaimed "
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
