package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.PortArgument;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.app.Application;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.report.NamedPort;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.take.TakeRequest;
import dev.styxy.core.take.TakeStatus;
import dev.styxy.core.take.TakeTarget;
import dev.styxy.core.take.Taker;
import dev.styxy.core.text.Durations;
import dev.styxy.core.transaction.Change;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Takes a port as soon as it is free, first come, first served. */
public final class TakeCommand implements Command {
  private static final String DEFAULT_WAIT = "1m";

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
    String word =
        Options.operand(arguments, 0)
            .orElseThrow(
                () -> new StyxyException(FailureCode.USAGE, "which port?", "styxy take 3000"));
    Optional<String> wait = Options.given(arguments, "--wait");
    long patience = Durations.waitMillis(wait.orElse(DEFAULT_WAIT));
    OwnerChoice choice =
        Options.given(arguments, "--owner")
            .or(() -> context.variable("STYXY_OWNER"))
            .map(Arguments::owner)
            .orElse(new OwnerChoice.Auto());
    Optional<String> elsewhere = Options.given(arguments, "--project");
    String project =
        elsewhere
            .map(directory -> Arguments.directory(directory, context.workingDirectory()))
            .orElseGet(context::project);
    var ttl = Options.given(arguments, "--ttl").map(Durations::ttl);
    Search words = new Search(word, arguments);
    Application application = context.openApplication();
    Map<String, ProjectService> services =
        elsewhere.isPresent() ? Map.of() : application.config().services();
    TakeTarget target =
        application
            .coordinator()
            .run(words.in(new TakeTarget.Finder(application, services, project)), Protocol.BOTH)
            .answer();
    Optional<ProcessRef> owner = new OwnerFinder(application.host().processes()).find(choice);
    AllocationRequest request =
        new AllocationRequest(
            target.service(),
            new PortChoice(
                OptionalInt.of(target.port()),
                PortChoice.Preference.EXACT,
                PortChoice.Reuse.EXISTING,
                Optional.empty()),
            AllocationRequest.UnknownType.CHECK_SPELLING,
            ttl,
            new Claimant(project, context.instance(owner), owner));
    long start = System.nanoTime();
    TakePrinter printer = new TakePrinter(context.output(), patience);
    TakeStatus status =
        new Taker(application)
            .take(
                new TakeRequest(request, patience, wait.isPresent() && patience > 0),
                printer::announce);
    return printer.print(status, request, (System.nanoTime() - start) / 1_000_000);
  }

  /** What the arguments say about the service, checked before anything is opened. */
  private static final class Search {
    private final String word;
    private final Optional<String> type;
    private final Optional<String> name;

    Search(String word, ParseResult arguments) {
      this.word = word;
      this.type = Options.given(arguments, "--service").map(Arguments::type);
      this.name = Options.given(arguments, "--name").map(Arguments::name);
      if (!NamedPort.isName(word)) {
        PortArgument.of(word);
      } else if (name.isPresent() && !name.get().equals(word)) {
        throw new StyxyException(
            FailureCode.USAGE,
            "two names: '" + word + "' and '" + name.get() + "'",
            "styxy take 3000 -n web");
      }
    }

    Change<TakeTarget> in(TakeTarget.Finder finder) {
      if (NamedPort.isName(word)) {
        return finder.of(word, type);
      }
      PortArgument port = PortArgument.of(word);
      return finder.of(port.port(), port.protocol(Optional.empty()), type, name);
    }
  }
}
