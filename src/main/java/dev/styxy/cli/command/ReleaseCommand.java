package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.Forgetter;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.lease.Selection;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.owner.OtherOwners;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Releases ports. */
public final class ReleaseCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    SelectorOptions.addTo(spec);
    spec.addOption(Options.flag("Also forget which port the name had.", "--forget"));
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
    if (CommonOptions.isSet(arguments, "--forget")) {
      Forgetter.Forgotten forgotten =
          application.coordinator().run(new Forgetter().release(selector)).answer();
      return new ForgottenPrinter(context.output(), others(forgotten.released(), application))
          .print(
              new Forgetter.Forgotten(hints.addTo(forgotten.released()), forgotten.ports()),
              selector);
    }
    Selection released = application.coordinator().run(new Releaser().release(selector)).answer();
    return new SelectionPrinter(context.output(), "released", others(released, application))
        .print(hints.addTo(released), selector);
  }

  private static Map<String, List<ProcessRef>> others(Selection released, Application application) {
    return new OtherOwners(application.host().processes()).of(released.found());
  }
}
