package dev.styxy.cli;

import dev.styxy.core.Durations;
import dev.styxy.core.Engine;
import dev.styxy.core.KillConsent;
import dev.styxy.core.KillEpilogue;
import dev.styxy.core.KillPlan;
import dev.styxy.core.KillTargets;
import dev.styxy.core.Killer;
import dev.styxy.model.EndSignal;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Ends what listens on ports. */
final class KillCommand implements Command {
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
    Engine engine = context.openEngine();
    KillPlan plan =
        engine
            .coordinator()
            .run(new KillTargets(engine.world()).of(words, project), Protocol.BOTH)
            .answer();
    KillPrinter printer = new KillPrinter(context.output());
    if (CommonOptions.isSet(arguments, "--dry-run")) {
      return printer.printPlan(plan);
    }
    if (!CommonOptions.isSet(arguments, "--yes")) {
      new KillConsent(question -> isAgreed(question, context, engine)).demandFor(plan.targets());
    }
    List<Killer.Ended> ended =
        new Killer(engine.world(), engine.workbench()).end(plan.targets(), signal, grace);
    engine.world().processes().refresh();
    KillEpilogue epilogue = new KillEpilogue(engine.world(), engine.settings());
    KillEpilogue.Ending ending =
        engine
            .coordinator()
            .sparing(plan.lockIds())
            .run(epilogue.of(plan.targets()), Protocol.BOTH)
            .answer();
    return printer.print(plan, ended, ending);
  }

  private static boolean isAgreed(String question, Context context, Engine engine) {
    return context.isTerminal() && engine.workbench().answers().isYes(Printable.of(question));
  }
}
