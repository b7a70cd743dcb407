package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.OptionWords;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.LauncherPorts;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.app.Application;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.text.Durations;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Template;
import dev.styxy.model.Ttl;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** What {@code run} was asked for. */
final class RunArguments {
  private static final String DEFAULT_TYPE = "dev";
  private static final String CREATE_TYPE = "--create-type";
  private static final String FROM = "--from";
  private static final String NO_HOLD = "--no-hold";
  private static final String SOCKET = "--socket";
  private static final String BIND = "--bind";
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

  static void describe(CommandSpec spec) {
    Options.operand(spec, 0, "NAME --", "A service in .styxy.json; options may also follow it.");
    Options.operand(
        spec, 1, "COMMAND [ARG]...", "The command: everything from the first non-option argument.");
    spec.addOption(Options.value("TYPE", "The service type (default: dev).", "-s", "--service"));
    spec.addOption(
        Options.value(
            "NAME", "Name the service: it gets the same port each time.", "-n", "--name"));
    spec.addOption(
        Options.value("PORT", "Prefer this port; get another if it is taken.", "-p", "--port"));
    spec.addOption(Options.flag("With --port: get this port or fail (exit 4).", "--exact"));
    spec.addOption(
        Options.values(
            "VAR", "Set this variable to the port (default: PORT); may be repeated.", "--env"));
    spec.addOption(
        Options.value(
            "FILE", "Also set the variables of this .env file, expanded as by env --from.", FROM));
    spec.addOption(
        Options.flag(
            "Do not hold the port (for servers that fail with \"address in use\").", NO_HOLD));
    spec.addOption(Options.flag("Pass a listening socket as descriptor 3 (LISTEN_FDS=1).", SOCKET));
    spec.addOption(
        Options.value(
            "ADDRESS",
            "With --socket: listen on this address (default: 127.0.0.1); :: is all.",
            BIND));
    spec.addOption(
        Options.flag("Allocate a new port even if the name is already running.", "--new"));
    spec.addOption(
        Options.flag("Create an unknown type even if it looks like a typo.", CREATE_TYPE));
    spec.addOption(
        Options.value(
            "project", "Keep the port for the project when the command ends.", "--owner"));
    spec.addOption(
        Options.value(
            "TIME|none",
            "Expire after this long unused (default: 30m); none: when its owner ends.",
            "--ttl"));
  }

  /**
   * Where styxy's own words end in these: at {@code --}, or at the first non-option argument,
   * unless that is the name of a service, with nothing but known options between it and {@code --}.
   * An unknown option there shows that the name is the command.
   */
  static int end(List<String> words, OptionWords options) {
    int name = options.skip(words, 0);
    int delimiter = options.skipKnown(words, name + 1);
    boolean isService =
        delimiter < words.size()
            && !words.get(name).equals(Options.DELIMITER)
            && words.get(delimiter).equals(Options.DELIMITER);
    return Math.min(isService ? delimiter : name, words.size());
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
                service(word, variables.isEmpty() ? config.settableServices() : config.services()));
  }

  private static ProjectService service(String name, Map<String, ProjectService> services) {
    ProjectService found = services.get(name);
    if (found != null) {
      return found;
    }
    String known =
        services.isEmpty()
            ? "no .styxy.json of this project names services"
            : ".styxy.json of this project has " + String.join(", ", services.keySet());
    throw new StyxyException(
        FailureCode.NOT_FOUND,
        "no service '" + name + "': " + known,
        NearestWord.to(name, services.keySet())
            .map(near -> "styxy run " + ShellWord.of(near) + " -- …")
            .orElse("styxy run -n " + ShellWord.of(name) + " -- …"),
        "styxy run -- " + ShellWord.of(name) + " …");
  }

  /** The service whose variables the command gets; absent where --env names other ones. */
  Optional<ProjectService> valued(Optional<ProjectService> service) {
    return variables.isEmpty() ? service : Optional.empty();
  }

  /** The file whose variables the command gets as well. */
  Optional<EnvSource> source(Application application) {
    return Options.given(arguments, FROM)
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
        ProjectService other = services.get(named.service());
        if (other != null) {
          others.put(other.name(), other);
        } else if (named.isPlain() && !services.isEmpty()) {
          throw unknown(named, services);
        }
      }
    }
    service.ifPresent(own -> others.remove(own.name()));
    return List.copyOf(others.values());
  }

  /** Where no service has a name, it is for the command itself what the braces mean. */
  private static StyxyException unknown(
      Template.PortOf named, Map<String, ProjectService> services) {
    return new StyxyException(
        FailureCode.NOT_FOUND,
        named.text()
            + " names no service: .styxy.json of this project has "
            + String.join(", ", services.keySet())
            + NearestWord.to(named.service(), services.keySet())
                .map(near -> "; did you mean {port:" + near + "}?")
                .orElse(""),
        "to pass it to the command as it is, write {port: " + named.service() + "}");
  }

  List<String> command() {
    return command;
  }

  boolean isHeld() {
    return !CommonOptions.isSet(arguments, NO_HOLD);
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
    Optional<String> address = Options.given(arguments, BIND);
    if (!CommonOptions.isSet(arguments, SOCKET)) {
      if (address.isPresent()) {
        throw new StyxyException(FailureCode.USAGE, BIND + " needs " + SOCKET);
      }
      return Optional.empty();
    }
    if (!isHeld()) {
      throw new StyxyException(FailureCode.USAGE, SOCKET + " does not go with " + NO_HOLD);
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
          SOCKET + " passes a TCP socket, and " + service.get().name() + " is UDP");
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
        CommonOptions.isSet(arguments, CREATE_TYPE)
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
