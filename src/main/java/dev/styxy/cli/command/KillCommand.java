package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.cli.text.Printable;
import dev.styxy.core.app.Application;
import dev.styxy.core.kill.KillConfirmation;
import dev.styxy.core.kill.KillPlan;
import dev.styxy.core.kill.KillTargets;
import dev.styxy.core.kill.Killer;
import dev.styxy.core.kill.ReleaseAfterKill;
import dev.styxy.core.text.Durations;
import dev.styxy.core.transaction.Look;
import dev.styxy.model.EndSignal;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Ends the servers on ports. */
public final class KillCommand implements Command {
  private static final String DEFAULT_GRACE = "5s";

  @Override
  public void describe(CommandSpec spec) {
    Options.operands(spec, "NAME|PORT", "The servers to end.");
    spec.addOption(
        Options.value("SIGNAL", "TERM, INT, HUP, QUIT, ABRT or KILL (default: TERM).", "--signal"));
    spec.addOption(Options.value("TIME", "Send KILL after this long (default: 5s).", "--grace"));
    spec.addOption(Options.flag("Only say what would be ended.", "--dry-run"));
    spec.addOption(
        Options.flag("Also end processes outside this project's leases.", "-y", "--yes"));
    spec.addOption(
        Options.value(
            "DIR", "Look up names in this project (default: the current one).", "--project"));
    spec.usageMessage()
        .description(
            "Ends the server of one of this project's leases, with everything styxy run started for",
            "it, or whatever else listens on exactly this port. The lease is released once the port is",
            "free, unless another of its owners is still alive, which keeps it.")
        .footer(
            "",
            "Examples:",
            "  styxy kill web               this project's server named web",
            "  styxy kill 3000 --dry-run    what would be ended?");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    List<String> words = Options.operands(arguments);
    if (words.isEmpty()) {
      throw new StyxyException(FailureCode.USAGE, "kill what?", "styxy kill web", "styxy scan");
    }
    EndSignal signal =
        Arguments.signal(Options.given(arguments, "--signal").orElse(EndSignal.TERM.name()));
    long grace = Durations.waitMillis(Options.given(arguments, "--grace").orElse(DEFAULT_GRACE));
    String project = SelectorOptions.projectOf(Options.given(arguments, "--project"), context);
    Application application = context.openApplication();
    Look<KillPlan> targets = new KillTargets(application.host()).of(words, project);
    KillPrinter printer = new KillPrinter(context.output());
    boolean isConfirmed = CommonOptions.isSet(arguments, "--yes");
    if (CommonOptions.isSet(arguments, "--dry-run")) {
      KillPlan plan = application.coordinator().look(targets, Protocol.BOTH).answer();
      return printer.printPlan(plan, isConfirmed);
    }
    // With the lock: nobody is ended whose lease could not be released then.
    KillPlan plan = application.coordinator().run(targets, Protocol.BOTH).answer();
    if (!isConfirmed) {
      new KillConfirmation(question -> isAgreed(question, context, application))
          .demandFor(plan.targets());
    }
    List<Killer.Ended> ended = new Killer(application.host()).end(plan.targets(), signal, grace);
    application.host().processes().refresh();
    ReleaseAfterKill release = new ReleaseAfterKill(application.host(), application.settings());
    ReleaseAfterKill.Ending ending =
        application
            .coordinator()
            .sparing(plan.lockIds())
            .run(release.of(plan.targets()), Protocol.BOTH)
            .answer();
    return printer.print(plan, ended, ending);
  }

  private static boolean isAgreed(String question, Context context, Application application) {
    return context.isTerminal() && application.answers().isYes(Printable.of(question));
  }
}
