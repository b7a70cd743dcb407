package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.ProjectBlock;
import dev.styxy.core.app.Application;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Allocates a port and prints it. */
public final class AllocateCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(Options.value("TYPE", "The service type, like the operand.", "-s", "--service"));
    spec.addOption(
        Options.value(
            "NAME", "Name the service: asking again gives the same port.", "-n", "--name"));
    spec.addOption(
        Options.value("PORT", "Prefer this port; get another if it is taken.", "-p", "--port"));
    spec.addOption(Options.flag("With --port: get this port or fail (exit 4).", "--exact"));
    spec.addOption(
        Options.value("tcp|udp|both", "The protocol to allocate (default: tcp).", "--protocol"));
    spec.addOption(
        Options.value("DIR", "The project (default: that of this directory).", "--project"));
    spec.addOption(
        Options.value(
            "TIME|none",
            "Expire after this long unused (default: 30m); none: when its owner ends.",
            "--ttl"));
    spec.addOption(
        Options.value(
            "auto|PID|parent|none|project",
            "Who owns it (default: auto); project: as long as that exists.",
            "--owner"));
    spec.addOption(Options.value("N", "Allocate this many ports, all or none.", "--count"));
    spec.addOption(Options.flag("Allocate a new port even if the name has one.", "--new"));
    spec.addOption(
        Options.flag("Create an unknown type even if it looks like a typo.", "--create-type"));
    spec.addOption(
        Options.value(
            "NAME", "Shift the preferred ports: main, dev, staging, features.", "--template"));
    Options.operand(spec, 0, "TYPE", "A service type (dev, api, ...) or a service in .styxy.json.");
    spec.usageMessage()
        .description("Allocates a port that nobody else has or uses, and prints it.")
        .footer(
            "",
            "Examples:",
            "  PORT=$(styxy allocate dev -n web)     the same port each time",
            "  styxy allocate api -p 8001 --exact    this port, or exit 4 and say who has it",
            "  styxy allocate test --count 3 --json  three ports, as one JSON object");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    AllocationArguments given = new AllocationArguments(arguments, context);
    Application application = context.openApplication();
    Optional<ProcessRef> owner =
        new OwnerFinder(application.host().processes()).find(given.owner());
    List<AllocationRequest> requests = given.requests(owner, application.config().services());
    Allocator allocator =
        new Allocator(
            application.host(),
            application.settings(),
            application.lockIds(),
            RequestOrigin.ALLOCATE,
            given.launcherPorts(application.config()));
    List<AllocationRequest> block =
        application.config().isBlock()
            ? ProjectBlock.members(
                application.config(),
                new Claimant(context.project(), context.instance(owner), owner))
            : List.of();
    var outcome =
        application
            .coordinator()
            .run(allocator.withBlock(block).allocate(requests), requests.get(0).protocol());
    new GrantPrinter(context.output(), outcome.transaction().now(), context.isAnswerShown())
        .print(outcome.answer(), given.isCounted());
    return 0;
  }
}
