package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.app.Application;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.take.TakeRequest;
import dev.styxy.core.take.TakeStatus;
import dev.styxy.core.take.TakeTarget;
import dev.styxy.core.take.Taker;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Takes a port as soon as it is free, first come, first served. */
public final class TakeCommand implements Command {
  @Override
  public void describe(CommandSpec spec) {
    Options.operand(
        spec,
        0,
        "PORT|NAME",
        "The port; a name means its port in .styxy.json, or the one that it has or had last.");
    spec.addOption(
        Options.value("TIME", "Give up after this long (default: 1m); 0: try once.", "--wait"));
    spec.addOption(Options.value("NAME", "The service that the port is for.", "-n", "--name"));
    spec.addOption(
        Options.value(
            "TYPE", "Its service type (default: the one whose range has it).", "-s", "--service"));
    spec.addOption(
        Options.value(
            "DIR", "The project (default: the git worktree of this directory).", "--project"));
    spec.addOption(
        Options.value(
            "TIME|none",
            "Expire after this long unused (default: 30m); none: when its owner ends.",
            "--ttl"));
    spec.addOption(
        Options.value(
            "auto|PID|parent|none", "The process that owns it (default: auto).", "--owner"));
    spec.usageMessage()
        .description(
            "Allocates exactly this port. While another project has it, waits in line, first come,",
            "first served, and says for whom; nobody's server is ended. Others do not get the port in",
            "between. Exits 1 when time is up, and 4 when waiting would not help; waits for a process",
            "without a lease only with --wait.")
        .footer(
            "",
            "Examples:",
            "  styxy take 3000 -n web --wait 10m && styxy run -n web -- npm run dev",
            "  styxy take web --wait 0           the port of web in .styxy.json, now or not at all");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    TakeArguments given = new TakeArguments(arguments, context);
    Application application = context.openApplication();
    TakeTarget target =
        application.coordinator().run(given.target(application), Protocol.BOTH).answer();
    Optional<ProcessRef> owner =
        new OwnerFinder(application.host().processes()).find(given.owner());
    TakeRequest request = given.request(target, owner);
    TakePrinter printer = new TakePrinter(context.output(), request.patienceMillis());
    long start = System.nanoTime();
    TakeStatus status = new Taker(application).take(request, printer::announce);
    return printer.print(status, request.allocation(), (System.nanoTime() - start) / 1_000_000);
  }
}
