package dev.styxy.cli;

import dev.styxy.core.Forgetter;
import dev.styxy.core.Releaser;
import dev.styxy.core.Selector;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Gives ports back. */
final class ReleaseCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    SelectorOptions.addTo(spec);
    spec.addOption(
        Options.flag("Also forget which port the name had, for the next time.", "--forget"));
    spec.usageMessage()
        .description("Gives allocations back. What listens on their ports goes on listening.")
        .footer(
            "",
            "Examples:",
            "  styxy release web          the port named web of this project",
            "  styxy release 3001 8000    whoever has these ports",
            "  styxy release --project    all of this project");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Selector selector = SelectorOptions.read(arguments, context);
    if (CommonOptions.isSet(arguments, "--forget")) {
      var forgotten = context.openEngine().coordinator().run(new Forgetter().release(selector));
      return new ForgottenPrinter(context.output()).print(forgotten.answer(), selector);
    }
    var outcome = context.openEngine().coordinator().run(new Releaser().release(selector));
    return new SelectionPrinter(context.output(), "released").print(outcome.answer(), selector);
  }
}
