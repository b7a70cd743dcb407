package dev.styxy.cli;

import dev.styxy.core.Engine;
import dev.styxy.core.Forgetter;
import dev.styxy.core.OtherOwners;
import dev.styxy.core.Releaser;
import dev.styxy.core.Selection;
import dev.styxy.core.Selector;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Map;
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
        .description(
            "Gives allocations back, and says who else had them. What listens on their ports goes",
            "on listening.")
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
    Engine engine = context.openEngine();
    ReservedHints hints = new ReservedHints(engine.config());
    if (CommonOptions.isSet(arguments, "--forget")) {
      Forgetter.Forgotten forgotten =
          engine.coordinator().run(new Forgetter().release(selector)).answer();
      return new ForgottenPrinter(context.output(), others(forgotten.released(), engine))
          .print(
              new Forgetter.Forgotten(hints.addTo(forgotten.released()), forgotten.ports()),
              selector);
    }
    Selection released = engine.coordinator().run(new Releaser().release(selector)).answer();
    return new SelectionPrinter(context.output(), "released", others(released, engine))
        .print(hints.addTo(released), selector);
  }

  private static Map<String, List<ProcessRef>> others(Selection released, Engine engine) {
    return new OtherOwners(engine.world().processes()).of(released.found());
  }
}
