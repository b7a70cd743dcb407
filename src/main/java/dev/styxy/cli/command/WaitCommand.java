package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.text.Durations;
import dev.styxy.core.wait.WaitStatus;
import dev.styxy.core.wait.Waiter;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Waits until servers are up, or until ports are free. */
public final class WaitCommand implements Command {
  private static final String DEFAULT_TIMEOUT = "30s";

  @Override
  public void describe(CommandSpec spec) {
    Options.operands(spec, "NAME|PORT", "What to wait for; all of them.");
    spec.addOption(Options.value("TIME", "Give up after this long (default: 30s).", "--timeout"));
    spec.addOption(Options.flag("Wait until nothing is bound to the port any more.", "--free"));
    spec.addOption(
        Options.value(
            "DIR", "Look up names in this project (default: the current one).", "--project"));
    spec.usageMessage()
        .description(
            "Waits until the lease's own server listens, not just anything that answers. Exits 1",
            "when time is up, naming what is there instead, and sooner when the lease's command has",
            "ended or listens elsewhere.")
        .footer(
            "",
            "Examples:",
            "  styxy wait web api --timeout 1m && npm test",
            "  styxy wait 3000 --free    until nothing uses 3000");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    List<String> words = Options.operands(arguments);
    if (words.isEmpty()) {
      throw new StyxyException(FailureCode.USAGE, "wait for what?", "styxy wait web");
    }
    long timeout =
        Durations.waitMillis(Options.given(arguments, "--timeout").orElse(DEFAULT_TIMEOUT));
    Waiter.Goal goal =
        CommonOptions.isSet(arguments, "--free") ? Waiter.Goal.FREE : Waiter.Goal.LISTENING;
    String project = SelectorOptions.projectOf(Options.given(arguments, "--project"), context);
    long start = System.nanoTime();
    List<WaitStatus> seen =
        new Waiter(context.openApplication(), context.openDiagnostics().history())
            .await(words, project, goal, timeout);
    long waited = (System.nanoTime() - start) / 1_000_000;
    new WaitPrinter(context.output()).print(seen, waited);
    return Waiter.areMet(seen) ? 0 : 1;
  }
}
