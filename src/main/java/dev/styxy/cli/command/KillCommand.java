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
import dev.styxy.model.EndSignal;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Ends what listens on ports. */
public final class KillCommand implements Command {
  private static final String DEFAULT_GRACE = "5s";

  @Override
  public void describe(CommandSpec spec) {
    Options.operands(spec, "NAME|PORT", "Whose listener is ended.");
    spec.addOption(
        Options.value("SIGNAL", "TERM, INT, HUP, QUIT, ABRT or KILL (TERM).", "--signal"));
    spec.addOption(Options.value("TIME", "KILL follows after this long (5s).", "--grace"));
    spec.addOption(Options.flag("Only say what would be ended.", "--dry-run"));
    spec.addOption(Options.flag("Also what is not of a lease of this project.", "-y", "--yes"));
    spec.addOption(
        Options.value("DIR", "The project that the names belong to (this one).", "--project"));
    spec.usageMessage()
        .description(
            "Ends the server of a lease of this project with all that styxy run started for it,",
            "or whatever else listens on the very port. The lease goes with it when the port is free,",
            "unless another process that was given it lives: then it stays with that one.")
        .footer(
            "",
            "Examples:",
            "  styxy kill web               the server named web of this project",
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
    KillPlan plan =
        application
            .coordinator()
            .run(new KillTargets(application.host()).of(words, project), Protocol.BOTH)
            .answer();
    KillPrinter printer = new KillPrinter(context.output());
    if (CommonOptions.isSet(arguments, "--dry-run")) {
      return printer.printPlan(plan);
    }
    if (!CommonOptions.isSet(arguments, "--yes")) {
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
