package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.allocate.LauncherPorts;
import dev.styxy.core.allocate.PortChoice;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.text.Durations;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ServiceType;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.ParseResult;

/** What {@code allocate} was asked for, read from its arguments and the environment. */
final class AllocationArguments {
  private static final String USUAL_TYPE = "dev";
  private static final List<String> USUAL_VARIABLES = List.of("PORT");

  private final Context context;
  private final String type;

  /** Whether the type may be the name of a service of the project as well. */
  private final boolean isPlainWord;

  private final Optional<String> name;
  private final OptionalInt port;
  private final Optional<Protocol> protocol;
  private final Optional<Ttl> ttl;
  private final String project;
  private final OwnerChoice owner;
  private final Optional<String> count;
  private final boolean isExact;
  private final boolean isFresh;
  private final boolean createsType;
  private final Optional<String> template;

  AllocationArguments(ParseResult arguments, Context context) {
    this.context = context;
    type = type(arguments);
    isPlainWord =
        Options.given(arguments, "--service").isEmpty()
            && Options.given(arguments, "--name").isEmpty()
            && Options.given(arguments, "--project").isEmpty();
    name = name(arguments);
    port = port(arguments);
    protocol = protocol(arguments);
    ttl = ttl(arguments);
    project = project(arguments, context);
    owner = owner(arguments, context);
    count = Options.given(arguments, "--count");
    isExact = CommonOptions.isSet(arguments, "--exact");
    isFresh = CommonOptions.isSet(arguments, "--new");
    createsType = CommonOptions.isSet(arguments, "--create-type");
    Optional<String> typed = Options.given(arguments, "--template");
    template = typed.isPresent() ? typed : context.variable("STYXY_TEMPLATE");
    check();
  }

  private static String type(ParseResult arguments) {
    Optional<String> option = Options.given(arguments, "--service");
    Optional<String> operand = Options.operand(arguments, 0);
    if (option.isPresent() && operand.isPresent() && !option.equals(operand)) {
      throw new StyxyException(
          FailureCode.USAGE,
          "two service types: '" + option.get() + "' and '" + operand.get() + "'",
          "styxy allocate " + ShellWord.of(option.get()));
    }
    if (option.isEmpty() && operand.isEmpty()) {
      throw new StyxyException(FailureCode.USAGE, "which service type?", "styxy allocate dev");
    }
    return Arguments.type(option.isPresent() ? option.get() : operand.get());
  }

  private static Optional<String> name(ParseResult arguments) {
    Optional<String> word = Options.given(arguments, "--name");
    return word.isPresent() ? Optional.of(Arguments.name(word.get())) : word;
  }

  private static OptionalInt port(ParseResult arguments) {
    Optional<String> word = Options.given(arguments, "--port");
    return word.isPresent() ? OptionalInt.of(Arguments.port(word.get())) : OptionalInt.empty();
  }

  private static Optional<Protocol> protocol(ParseResult arguments) {
    Optional<String> word = Options.given(arguments, "--protocol");
    return word.isPresent() ? Optional.of(Protocol.typed(word.get())) : Optional.empty();
  }

  private static Optional<Ttl> ttl(ParseResult arguments) {
    Optional<String> word = Options.given(arguments, "--ttl");
    return word.isPresent() ? Optional.of(Durations.ttl(word.get())) : Optional.empty();
  }

  private static String project(ParseResult arguments, Context context) {
    Optional<String> directory = Options.given(arguments, "--project");
    return directory.isPresent()
        ? Arguments.directory(directory.get(), context.workingDirectory())
        : context.project();
  }

  private static OwnerChoice owner(ParseResult arguments, Context context) {
    Optional<String> typed = Options.given(arguments, "--owner");
    Optional<String> word = typed.isPresent() ? typed : context.variable("STYXY_OWNER");
    return word.isPresent() ? Arguments.owner(word.get()) : new OwnerChoice.Auto();
  }

  private void check() {
    if (isExact && port.isEmpty()) {
      throw new StyxyException(FailureCode.USAGE, "--exact needs --port PORT");
    }
    if (count.isPresent() && port.isPresent()) {
      throw new StyxyException(FailureCode.USAGE, "--count and --port do not go together");
    }
  }

  OwnerChoice owner() {
    return owner;
  }

  /** Whether a number of ports was asked for, even if it is one. */
  boolean isCounted() {
    return count.isPresent();
  }

  /**
   * One request per port; with a count and a name, the names are {@code NAME-1} and so on.
   *
   * @param services of the project; naming one means everything the file says about it
   */
  List<AllocationRequest> requests(
      Optional<ProcessRef> process, Map<String, ProjectService> services) {
    Wanted wanted = wanted(services);
    if (count.isEmpty()) {
      return List.of(request(wanted, wanted.name(), process));
    }
    List<AllocationRequest> requests = new ArrayList<>();
    for (int i = 1; i <= Arguments.count(count.get()); i++) {
      int number = i;
      Optional<String> numbered = wanted.name().map(stem -> Arguments.name(stem + "-" + number));
      requests.add(request(wanted, numbered, process));
    }
    return requests;
  }

  /**
   * The ports that a launcher has set aside; a port that is typed is all that is asked for. Without
   * a service or a type that says otherwise, {@code PORT} is for a development server.
   */
  Optional<LauncherPorts> launcherPorts(ConfigView config) {
    if (port.isPresent()) {
      return Optional.empty();
    }
    ProjectService service = isPlainWord ? config.services().get(type) : null;
    if (service != null) {
      return context.launcherPorts(service.env());
    }
    Optional<ServiceType> known = config.settings().type(type);
    List<String> variables = known.isPresent() ? known.get().env() : List.of();
    boolean isUsual = variables.isEmpty() && type.equals(USUAL_TYPE);
    return context.launcherPorts(isUsual ? USUAL_VARIABLES : variables);
  }

  /** What the arguments and the project's file say together. */
  private record Wanted(
      String type, Optional<String> name, OptionalInt port, Protocol protocol, boolean isKept) {}

  private Wanted wanted(Map<String, ProjectService> services) {
    ProjectService service = isPlainWord ? services.get(type) : null;
    if (service == null) {
      return new Wanted(type, name, port, protocol.orElse(Protocol.TCP), false);
    }
    boolean isByNumber = port.isPresent() || count.isPresent();
    return new Wanted(
        service.type(),
        Optional.of(service.name()),
        isByNumber ? port : service.port(),
        protocol.orElse(service.protocol()),
        service.isKept());
  }

  private AllocationRequest request(
      Wanted wanted, Optional<String> requestName, Optional<ProcessRef> process) {
    return new AllocationRequest(
        new AllocationRequest.Service(wanted.type(), requestName, wanted.protocol()),
        new PortChoice(
            wanted.port(),
            isExact ? PortChoice.Preference.EXACT : PortChoice.Preference.PREFERRED,
            isFresh ? PortChoice.Reuse.NEW : PortChoice.Reuse.EXISTING,
            template),
        createsType
            ? AllocationRequest.UnknownType.CREATE
            : AllocationRequest.UnknownType.CHECK_SPELLING,
        ttl,
        new Claimant(
            project,
            context.instance(process),
            process,
            wanted.isKept() || owner instanceof OwnerChoice.Project));
  }
}
