package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.SelectorOptions;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.Renewer;
import dev.styxy.core.lease.Selection;
import dev.styxy.core.lease.Selector;
import dev.styxy.core.text.Durations;
import dev.styxy.model.Ttl;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Renews leases. */
public final class RenewCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    SelectorOptions.addTo(spec);
    spec.addOption(
        Options.value(
            "TIME|none", "The new time to live; without it, each lease keeps its own.", "--ttl"));
    spec.usageMessage()
        .description("Renews leases. A port in use needs no renewal: using it renews it.")
        .footer(
            "",
            "Examples:",
            "  styxy renew web --ttl 2h    keep the port of web for two hours unused",
            "  styxy renew --project       all leases of this project");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Selector selector = SelectorOptions.read(arguments, context);
    Optional<Ttl> ttl = Options.given(arguments, "--ttl").map(Durations::ttl);
    Application application = context.openApplication();
    Selection renewed = application.coordinator().run(new Renewer().renew(selector, ttl)).answer();
    return new SelectionPrinter(context.output(), "renewed", Map.of())
        .print(new ReservedHints(application.config()).addTo(renewed), selector);
  }
}
