package dev.styxy.cli.history;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.table.Layout;
import dev.styxy.core.app.Diagnostics;
import dev.styxy.core.state.EventHistory;
import dev.styxy.model.FailureCode;
import dev.styxy.model.LoggedEvent;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows what happened to ports. */
public final class HistoryCommand implements Command {
  private static final String LIMIT = "--limit";
  private static final long MILLIS_BETWEEN_LOOKS = 250;

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.value("PORT", "Only events of this port.", "-p", "--port"));
    spec.addOption(
        Options.value("NAME", "Only events of services with this name.", "-n", "--name"));
    spec.addOption(Options.value("TIME", "Only events of the last 2h, 45m, ...", "--since"));
    spec.addOption(Options.value("N", "Only the newest N events.", LIMIT));
    spec.addOption(Options.flag("Keep printing new events until Ctrl-C.", "-f", "--follow"));
    Layout.addTo(spec);
    spec.usageMessage()
        .description(
            "Shows who got which port, and when and why they lost it: the last few thousand",
            "events, oldest first.")
        .footer(
            "",
            "Examples:",
            "  styxy history --port 3000           who has had 3000?",
            "  styxy history --since 1h            what happened in the last hour",
            "  styxy history --follow --json       one JSON object per event");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Output output = context.output();
    Layout layout = Layout.read(arguments, EventListing.COLUMNS, EventListing.USUAL, output);
    Diagnostics diagnostics = context.openDiagnostics();
    EventFilter filter = EventFilter.read(arguments, diagnostics.clock().now().wallMillis());
    boolean isFollowing = CommonOptions.isSet(arguments, "--follow");
    sweep(context);
    Object stamp = diagnostics.historyStamp().read();
    EventHistory.Log log = diagnostics.history().read();
    List<LoggedEvent> events = newest(filter.select(log.events()), arguments);
    EventPrinter printer = new EventPrinter(output, layout, diagnostics.clock(), isFollowing);
    printer.print(events, log);
    if (filter.isNameUnknown(log.events())) {
      Optional<String> nearest = filter.nearestName(log.events());
      output.note(
          "no events for '"
              + filter.name().orElseThrow()
              + "'"
              + nearest.map(name -> "; did you mean '" + name + "'?").orElse(""));
    }
    if (isFollowing) {
      follow(diagnostics, filter, printer, log.events(), stamp);
    }
    return 0;
  }

  private static List<LoggedEvent> newest(List<LoggedEvent> events, ParseResult arguments) {
    int most = Options.given(arguments, LIMIT).map(Arguments::count).orElse(Integer.MAX_VALUE);
    return events.subList(Math.max(0, events.size() - most), events.size());
  }

  /**
   * So that what is stale is in the history. It can be read even where the state cannot, unless
   * that is in a place that is not safe, or is none.
   */
  private static void sweep(Context context) {
    try {
      context.openApplication().coordinator().look(transaction -> transaction.sweep());
    } catch (StyxyException e) {
      if (e.code() == FailureCode.STATE_UNSAFE) {
        throw e;
      }
      context.output().note("stale allocations were not reclaimed: " + e.getMessage());
    }
  }

  /** Looks again whenever the log has changed, until the reader is gone. */
  private static void follow(
      Diagnostics diagnostics,
      EventFilter filter,
      EventPrinter printer,
      List<LoggedEvent> printed,
      Object stamp) {
    List<LoggedEvent> known = printed;
    Object last = stamp;
    while (printer.flush()) {
      diagnostics.pause().millis(MILLIS_BETWEEN_LOOKS);
      Object now = diagnostics.historyStamp().read();
      if (!now.equals(last)) {
        last = now;
        List<LoggedEvent> all = diagnostics.history().read().events();
        printer.add(filter.select(added(known, all)));
        known = all;
      }
    }
  }

  /** What came after the last known event; a rotation takes events from the beginning. */
  private static List<LoggedEvent> added(List<LoggedEvent> known, List<LoggedEvent> all) {
    if (known.isEmpty()) {
      return all;
    }
    int last = all.lastIndexOf(known.get(known.size() - 1));
    return new ArrayList<>(all.subList(last + 1, all.size()));
  }
}
