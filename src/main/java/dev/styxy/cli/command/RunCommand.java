package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.OptionWords;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.app.Application;
import dev.styxy.core.env.EnvFileText;
import dev.styxy.core.env.EnvGroup;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.run.GroupRun;
import dev.styxy.core.run.Runner;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.system.CommandStart;
import dev.styxy.core.system.PortHold;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Protocol;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Runs a command with a port of its own. */
public final class RunCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    RunOptions.describe(spec);
    spec.usageMessage()
        .description(
            "Allocates a port and becomes the command: the pid stays the same, and signals, terminal",
            "and exit status are its own. PORT and STYXY_PORT contain the port. In an argument, {port}",
            "is replaced by it, {port:NAME} by the port of another service in .styxy.json, {project} by",
            "the project's path and {id} by a short id of it. (Doubled braces stay: {{id}}.) A service in",
            ".styxy.json gets the variables of the other services as well, unless --env names its own.",
            "styxy holds the port until the command listens: meanwhile, only a program that sets",
            "SO_REUSEADDR, as Node and Python servers do, can take it; with --socket, nothing can. vite",
            "and webpack ignore PORT: pass {port}.")
        .footer(
            "",
            "Examples:",
            "  styxy run -n web -- npm run dev",
            "  styxy run -s api -n api --env API_PORT -- uvicorn app:app --port {port}",
            "  styxy run web -- vite --port {port}    the service web of .styxy.json",
            "  styxy run docs -- mkdocs serve -a localhost:{port}  {port:api}: of another one",
            "  styxy run web --from .env.test -- npm run e2e",
            "  styxy run -n web --socket -- gunicorn app:app");
  }

  @Override
  public int ownWords(List<String> words, OptionWords options) {
    return RunOptions.end(words, options);
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    RunArguments given = new RunArguments(arguments, context);
    Application application = context.openApplicationForCommand();
    Optional<ProjectService> service = given.service(application.config());
    PortHold held = application.host().hold();
    PortHold hold = given.socket().map(held::listeningAt).orElse(held);
    Runner runner = new Runner(application, hold, given.launcherPorts(service));
    AllocationRequest request = given.request(service, runner.identityAs(given.command().get(0)));
    Optional<EnvSource> source = given.source(application);
    List<ProjectService> others = given.others(service, source, application.config().services());
    GroupRun.Reserved reserved =
        application
            .coordinator()
            .run(
                group(runner, request, application, context)
                    .reserve(request, given.isHeld(), given.valued(service), others),
                others.isEmpty() ? request.protocol() : Protocol.BOTH)
            .answer();
    tell(reserved, context.output());
    Map<String, String> variables = new LinkedHashMap<>();
    source.ifPresent(file -> variables.putAll(expanded(file, given, service, reserved, context)));
    variables.putAll(variables(given, service, reserved, application));
    context.output().finish();
    try {
      return application
          .host()
          .starter()
          .start(new CommandStart(given.command(), reserved.placeholders(), variables));
    } catch (StyxyException e) {
      throw explained(e, given.command().get(0), application);
    }
  }

  private static GroupRun group(
      Runner runner, AllocationRequest request, Application application, Context context) {
    EnvGroup others =
        new EnvGroup(
            application, request.claimant(), request.template(), context.variables(), Set.of());
    return new GroupRun(runner, others, context.variables());
  }

  /** A missing command often shows what was meant: then that is suggested first. */
  private static StyxyException explained(
      StyxyException failure, String word, Application application) {
    if (failure.code() != FailureCode.COMMAND_NOT_FOUND) {
      return failure;
    }
    if (application.config().services().containsKey(word)) {
      return new StyxyException(
          failure.code(),
          failure.getMessage() + "; '" + word + "' is a service of .styxy.json",
          "styxy run " + ShellWord.of(word) + " -- COMMAND");
    }
    if (EnvVariable.isName(word.substring(0, Math.max(0, word.indexOf('='))))) {
      return withFirst("styxy run … -- env " + ShellWord.of(word) + " …", failure);
    }
    return word.indexOf(' ') >= 0
        ? withFirst("styxy run … -- sh -c " + ShellWord.of(word), failure)
        : failure;
  }

  private static StyxyException withFirst(String suggestion, StyxyException failure) {
    List<String> suggestions = new ArrayList<>(List.of(suggestion));
    suggestions.addAll(failure.suggestions());
    return new StyxyException(
        failure.code(), failure.getMessage(), suggestions.toArray(String[]::new));
  }

  private static void tell(GroupRun.Reserved reserved, Output output) {
    Grant grant = reserved.grant();
    grant.notes().forEach(output::note);
    reserved.notes().forEach(output::note);
    for (ServiceEnv other : reserved.others()) {
      other.notes().forEach(output::note);
      if (other.grant().isPresent()) {
        GrantPrinter.warn(other.grant().get(), List.of(other.grant().get()), output);
      }
    }
    int port = grant.allocation().port();
    if (grant.displaced().isPresent()) {
      output.note(grant.displaced().get().explanation() + "; runs on " + port + " instead");
    }
    if (grant.isTypeNew()) {
      output.note(GrantPrinter.typeWords(grant));
    }
    output.hint("port " + port + " for " + Descriptions.of(grant.allocation()));
  }

  /**
   * The file may name what --env has kept from the command. What it names is the service's, as for
   * {@code env --from}, also where the command has a port of its own in a variable of that name.
   */
  private static Map<String, String> expanded(
      EnvSource file,
      RunArguments given,
      Optional<ProjectService> service,
      GroupRun.Reserved reserved,
      Context context) {
    Map<String, String> known = new LinkedHashMap<>();
    List<String> names = new ArrayList<>(given.variables(service));
    service.ifPresent(own -> names.addAll(own.env()));
    for (String name : names) {
      known.put(name, Integer.toString(reserved.grant().allocation().port()));
    }
    for (ServiceEnv other : reserved.others()) {
      put(other.variables(), known);
    }
    put(reserved.values(), known);
    List<String> notes = new ArrayList<>();
    String text = file.expanded(known, notes);
    notes.forEach(context.output()::note);
    return EnvFileText.variables(text);
  }

  private static Map<String, String> variables(
      RunArguments given,
      Optional<ProjectService> service,
      GroupRun.Reserved reserved,
      Application application) {
    Grant grant = reserved.grant();
    int port = grant.allocation().port();
    Map<String, String> variables = new LinkedHashMap<>();
    if (given.valued(service).isPresent()) {
      for (ServiceEnv other : reserved.others()) {
        put(other.variables(), variables);
      }
      // Not a sibling's: a server that knows no other variable would take the sibling's port.
      variables.put("PORT", Integer.toString(port));
      put(reserved.values(), variables);
    }
    for (String name : given.variables(service)) {
      variables.put(name, Integer.toString(port));
    }
    variables.put("STYXY_PORT", Integer.toString(port));
    variables.put("STYXY_LOCK_ID", grant.allocation().lockId());
    if (given.socket().isPresent()) {
      variables.putAll(passed(grant, application.host().processes().self()));
    }
    return variables;
  }

  /** What the user has chosen is in the environment already. */
  private static void put(List<EnvVariable> from, Map<String, String> variables) {
    for (EnvVariable variable : from) {
      if (!variable.isTheUsers()) {
        variables.put(variable.name(), variable.value());
      }
    }
  }

  /** What announces descriptor 3 to the command: sd_listen_fds(3). */
  private static Map<String, String> passed(Grant grant, long pid) {
    String name = grant.allocation().name().orElse(grant.allocation().type());
    return Map.of(
        "LISTEN_FDS",
        "1",
        "LISTEN_PID",
        Long.toString(pid),
        "LISTEN_FDNAMES",
        name.replaceAll("[^!-9;-~]", "_"));
  }
}
