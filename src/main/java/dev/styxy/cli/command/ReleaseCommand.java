package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.Forgetter;
import dev.styxy.core.lease.ReleaseLimit;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selection;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.owner.OtherOwners;
import dev.styxy.model.ProcessRef;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Releases ports. */
public final class ReleaseCommand implements Command {
  /** For styxy's own server for agents: nobody types it. */
  private static final String WITHIN = "--within";

  @Override
  public void describe(CommandSpec spec) {
    SelectorOptions.addTo(spec);
    spec.addOption(Options.flag("Also forget which port the name had.", "--forget"));
    spec.addOption(
        Options.hiddenValue("DIR", "Only what a session that works in DIR may speak for.", WITHIN));
    spec.usageMessage()
        .description(
            "Releases allocations, and says who else had them. Servers on their ports keep running.")
        .footer(
            "",
            "Examples:",
            "  styxy release web          the port of this project's web",
            "  styxy release 3001 8000    whoever has these ports",
            "  styxy release --project    all of this project");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Selector selector = SelectorOptions.read(arguments, context);
    Application application = context.openApplication();
    ReservedHints hints = new ReservedHints(application.config());
    Releaser releaser = new Releaser(limit(arguments, selector, application));
    if (CommonOptions.isSet(arguments, "--forget")) {
      Forgetter.Forgotten forgotten =
          application.coordinator().run(new Forgetter(releaser).release(selector)).answer();
      return new ForgottenPrinter(context.output(), others(forgotten.released(), application))
          .print(
              new Forgetter.Forgotten(hints.addTo(forgotten.released()), forgotten.ports()),
              selector);
    }
    Selection released = application.coordinator().run(releaser.release(selector)).answer();
    return new SelectionPrinter(context.output(), "released", others(released, application))
        .print(hints.addTo(released), selector);
  }

  /** Looks first, as the directories of projects are not looked at under the lock. */
  private static Optional<ReleaseLimit> limit(
      ParseResult arguments, Selector selector, Application application) {
    Optional<String> directory = Options.given(arguments, WITHIN);
    if (directory.isEmpty()) {
      return Optional.empty();
    }
    Selection meant =
        application
            .coordinator()
            .look(
                transaction ->
                    SelectorResolver.of(transaction.ledger().allocations(), "release")
                        .resolve(selector))
            .answer();
    return Optional.of(
        ReleaseLimit.of(Path.of(directory.get()), meant, application.host().processes()));
  }

  private static Map<String, List<ProcessRef>> others(Selection released, Application application) {
    return new OtherOwners(application.host().processes()).of(released.found());
  }
}
