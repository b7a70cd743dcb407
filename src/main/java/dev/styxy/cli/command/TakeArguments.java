package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.PortArgument;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.app.Application;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.report.NamedPort;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.take.TakeRequest;
import dev.styxy.core.take.TakeTarget;
import dev.styxy.core.text.Durations;
import dev.styxy.core.transaction.Change;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/** What {@code take} was asked for, checked before anything is opened. */
final class TakeArguments {
  private static final String DEFAULT_WAIT = "1m";

  private final Context context;
  private final String word;

  /** Absent for a name. */
  private final Optional<PortArgument> port;

  private final Optional<String> type;
  private final Optional<String> name;
  private final Optional<Ttl> ttl;
  private final Optional<Long> wait;

  /** Absent for the project of the working directory, whose file counts. */
  private final Optional<String> elsewhere;

  private final OwnerChoice owner;

  TakeArguments(ParseResult arguments, Context context) {
    this.context = context;
    word =
        Options.operand(arguments, 0)
            .orElseThrow(
                () -> new StyxyException(FailureCode.USAGE, "which port?", "styxy take 3000"));
    port = NamedPort.isName(word) ? Optional.empty() : Optional.of(PortArgument.of(word));
    type = Options.given(arguments, "--service").map(Arguments::type);
    name = Options.given(arguments, "--name").map(Arguments::name);
    ttl = Options.given(arguments, "--ttl").map(Durations::ttl);
    wait = Options.given(arguments, "--wait").map(Durations::waitMillis);
    elsewhere =
        Options.given(arguments, "--project")
            .map(directory -> Arguments.directory(directory, context.workingDirectory()));
    owner =
        Options.given(arguments, "--owner")
            .or(() -> context.variable("STYXY_OWNER"))
            .map(Arguments::owner)
            .orElse(new OwnerChoice.Auto());
    refuseTwoNames();
  }

  private void refuseTwoNames() {
    if (port.isEmpty() && name.isPresent() && !name.get().equals(word)) {
      throw new StyxyException(
          FailureCode.USAGE,
          "two names: '" + word + "' and '" + name.get() + "'",
          "styxy take 3000 -n web");
    }
  }

  OwnerChoice owner() {
    return owner;
  }

  private String project() {
    return elsewhere.orElseGet(context::project);
  }

  /** The change that finds out which service and port are meant. */
  Change<TakeTarget> target(Application application) {
    Map<String, ProjectService> services =
        elsewhere.isPresent() ? Map.of() : application.config().services();
    TakeTarget.Finder finder = new TakeTarget.Finder(application, services, project());
    return port.isPresent()
        ? finder.of(port.get().port(), port.get().protocol(Optional.empty()), type, name)
        : finder.of(word, type);
  }

  TakeRequest request(TakeTarget target, Optional<ProcessRef> process) {
    PortChoice exactly =
        new PortChoice(
            OptionalInt.of(target.port()),
            PortChoice.Preference.EXACT,
            PortChoice.Reuse.EXISTING,
            Optional.empty());
    AllocationRequest request =
        new AllocationRequest(
            target.service(),
            exactly,
            AllocationRequest.UnknownType.CHECK_SPELLING,
            ttl,
            new Claimant(project(), context.instance(process), process));
    long patience = wait.orElseGet(() -> Durations.waitMillis(DEFAULT_WAIT));
    return new TakeRequest(request, patience, wait.isPresent() && patience > 0);
  }
}
