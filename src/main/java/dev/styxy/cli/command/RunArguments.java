package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.LauncherPorts;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.app.Application;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.text.Durations;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Template;
import dev.styxy.model.Ttl;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/** What {@code run} was asked for. */
final class RunArguments {
  private static final String DEFAULT_TYPE = "dev";
  private static final String LOOPBACK = "127.0.0.1";

  private final ParseResult arguments;
  private final Context context;
  private final List<String> command;
  private final List<String> variables;
  private final Optional<String> type;
  private final Optional<String> name;
  private final OptionalInt port;
  private final Optional<Ttl> ttl;
  private final Optional<InetAddress> socket;
  private final boolean isOfProject;

  RunArguments(ParseResult arguments, Context context) {
    this.arguments = arguments;
    this.context = context;
    command = context.tail();
    if (command.isEmpty() || command.get(0).isEmpty()) {
      throw new StyxyException(FailureCode.USAGE, "run what?", "styxy run -n web -- npm run dev");
    }
    variables = Options.allGiven(arguments, "--env");
    variables.forEach(Arguments::variable);
    type = Options.given(arguments, "--service").map(Arguments::type);
    name = Options.given(arguments, "--name").map(Arguments::name);
    Optional<String> number = Options.given(arguments, "--port");
    port = number.isPresent() ? OptionalInt.of(Arguments.port(number.get())) : OptionalInt.empty();
    ttl = Options.given(arguments, "--ttl").map(Durations::ttl);
    socket = readSocket();
    isOfProject = readOwner();
  }

  /**
   * The service of the project's file that is named. What the file may not set does not matter
   * where it sets nothing.
   *
   * @throws StyxyException when the file has no such service
   */
  Optional<ProjectService> service(ConfigView config) {
    return Options.operand(arguments, 0)
        .map(
            word ->
                new NamedServices(
                        variables.isEmpty() ? config.settableServices() : config.services())
                    .named(word));
  }

  /** The service whose variables the command gets; absent where --env names other ones. */
  Optional<ProjectService> valued(Optional<ProjectService> service) {
    return variables.isEmpty() ? service : Optional.empty();
  }

  /** The file whose variables the command gets as well. */
  Optional<EnvSource> source(Application application) {
    return Options.given(arguments, RunOptions.FROM)
        .map(word -> EnvSource.read(word, context.workingDirectory(), application));
  }

  /**
   * The other services that need ports: all, for a command that gets their variables; otherwise
   * those that its words or its file name.
   *
   * @throws StyxyException when a word names a service that the project does not have
   */
  List<ProjectService> others(
      Optional<ProjectService> service,
      Optional<EnvSource> source,
      Map<String, ProjectService> services) {
    Map<String, ProjectService> others = new LinkedHashMap<>();
    source.ifPresent(file -> file.services().forEach(named -> others.put(named.name(), named)));
    if (valued(service).isPresent()) {
      others.putAll(services);
    }
    for (String word : command) {
      for (Template.PortOf named : Template.of(word).others()) {
        new NamedServices(services)
            .portOf(named)
            .ifPresent(other -> others.put(other.name(), other));
      }
    }
    service.ifPresent(own -> others.remove(own.name()));
    return List.copyOf(others.values());
  }

  List<String> command() {
    return command;
  }

  boolean isHeld() {
    return !CommonOptions.isSet(arguments, RunOptions.NO_HOLD);
  }

  /** The command owns its port; what else the environment says is for commands without one. */
  private boolean readOwner() {
    Optional<String> word = Options.given(arguments, "--owner");
    if (word.isPresent() && !word.get().equals("project")) {
      throw new StyxyException(
          FailureCode.USAGE,
          "the command of run owns its port; --owner can only be project",
          "styxy run --owner project …");
    }
    return word.or(() -> context.variable("STYXY_OWNER")).filter("project"::equals).isPresent();
  }

  /** Where the socket that the command gets listens; absent when it gets none. */
  Optional<InetAddress> socket() {
    return socket;
  }

  private Optional<InetAddress> readSocket() {
    Optional<String> address = Options.given(arguments, RunOptions.BIND);
    if (!CommonOptions.isSet(arguments, RunOptions.SOCKET)) {
      if (address.isPresent()) {
        throw new StyxyException(
            FailureCode.USAGE, RunOptions.BIND + " needs " + RunOptions.SOCKET);
      }
      return Optional.empty();
    }
    if (!isHeld()) {
      throw new StyxyException(
          FailureCode.USAGE, RunOptions.SOCKET + " does not go with " + RunOptions.NO_HOLD);
    }
    return Optional.of(Arguments.address(address.orElse(LOOPBACK)));
  }

  /** The variables that contain the port. */
  List<String> variables(Optional<ProjectService> service) {
    return variables.isEmpty()
        ? service.map(ProjectService::env).orElse(List.of("PORT"))
        : variables;
  }

  /** The ports that a launcher has set aside; a port that is typed is all that is asked for. */
  Optional<LauncherPorts> launcherPorts(Optional<ProjectService> service) {
    return port.isPresent() ? Optional.empty() : context.launcherPorts(variables(service));
  }

  /** What the arguments request, and the service of the project's file where they say nothing. */
  AllocationRequest request(Optional<ProjectService> service, Optional<ProcessRef> owner) {
    if (socket.isPresent() && service.isPresent() && !service.get().protocol().coversTcp()) {
      throw new StyxyException(
          FailureCode.USAGE,
          RunOptions.SOCKET + " passes a TCP socket, and " + service.get().name() + " is UDP");
    }
    OptionalInt number =
        port.isPresent() ? port : service.map(ProjectService::port).orElse(OptionalInt.empty());
    boolean isExact = CommonOptions.isSet(arguments, "--exact");
    if (isExact && number.isEmpty()) {
      throw new StyxyException(FailureCode.USAGE, "--exact needs --port PORT");
    }
    return new AllocationRequest(
        wanted(service),
        new PortChoice(
            number,
            isExact ? PortChoice.Preference.EXACT : PortChoice.Preference.PREFERRED,
            CommonOptions.isSet(arguments, "--new")
                ? PortChoice.Reuse.NEW
                : PortChoice.Reuse.EXISTING,
            context.variable("STYXY_TEMPLATE")),
        CommonOptions.isSet(arguments, RunOptions.CREATE_TYPE)
            ? AllocationRequest.UnknownType.CREATE
            : AllocationRequest.UnknownType.CHECK_SPELLING,
        ttl,
        new Claimant(
            context.project(),
            context.instance(owner),
            owner,
            isOfProject || service.map(ProjectService::isKept).orElse(false)));
  }

  private AllocationRequest.Service wanted(Optional<ProjectService> service) {
    return new AllocationRequest.Service(
        type.or(() -> service.map(ProjectService::type)).orElse(DEFAULT_TYPE),
        name.or(() -> service.map(ProjectService::name)),
        service.map(ProjectService::protocol).orElse(Protocol.TCP));
  }
}
