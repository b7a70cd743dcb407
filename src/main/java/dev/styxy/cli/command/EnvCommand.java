package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.app.Application;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.env.EnvGroup;
import dev.styxy.core.env.EnvVariable;
import dev.styxy.core.env.ServiceEnv;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.settings.ServiceVariable;
import dev.styxy.core.text.NearestWord;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Allocates the services of a project together, and prints the variables that hand them over. */
public final class EnvCommand implements Command {
  private static final String FROM = "--from";

  @Override
  public void describe(CommandSpec spec) {
    Options.operands(spec, "NAME", "Only these services in .styxy.json.");
    spec.addOption(
        Options.value(
            String.join("|", EnvFormat.words()), "The output format (default: sh).", "--format"));
    spec.addOption(
        Options.value(
            "FILE", "Write them to a block in this file instead of printing them.", "--write"));
    spec.addOption(
        Options.value(
            "FILE", "Expand ${VAR} and ${VAR:-default} of the services in this .env file.", FROM));
    spec.addOption(
        Options.value(
            "auto|PID|parent|none|project", "Who owns the ports (default: auto).", "--owner"));
    spec.usageMessage()
        .description(
            "Allocates a port for each service in .styxy.json, all or none, and prints the variables.",
            "Prefers the port that a variable already has, unless styxy gave it to another service.",
            "A value that is not a port is left alone.",
            "With --from, prints a .env file instead, and replaces nothing in it but ${VAR} and",
            "${VAR:-default} of the services. With another --format, prints its variables, quoted.")
        .footer(
            "",
            "Examples:",
            "  eval \"$(styxy env)\"                    into this shell",
            "  styxy env --format fish | source       into this fish",
            "  styxy env --write .env                 into a block of .env, and nowhere else",
            "  styxy env --from .env.test --write .env.test.local",
            "  styxy env --format make --write ports.mk, then: include ports.mk");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Optional<String> from = Options.given(arguments, FROM);
    return from.isPresent()
        ? new EnvFromFile(arguments, context).run(from.get())
        : allocate(arguments, context);
  }

  private static int allocate(ParseResult arguments, Context context) {
    Optional<Path> file =
        Options.given(arguments, "--write")
            .map(word -> Arguments.writtenFile("--write", word, context.workingDirectory()));
    EnvFormat format =
        Options.given(arguments, "--format")
            .map(Arguments::envFormat)
            .orElse(file.isPresent() ? EnvFormat.DOTENV : EnvFormat.SH);
    OwnerChoice choice = owner(arguments, context);
    Application application = context.openApplication();
    List<ProjectService> services = services(Options.operands(arguments), application);
    refuseUnwritable(services, format);
    Optional<EnvBlock> block =
        file.map(path -> EnvBlock.read(path, format, application.envFiles()));
    Map<String, String> settled = new LinkedHashMap<>(context.variables());
    block.ifPresent(present -> settled.putAll(present.settled()));
    EnvGroup group =
        group(
            application,
            context,
            choice,
            settled,
            block.map(present -> present.settled().keySet()).orElse(Set.of()));
    List<ServiceEnv> granted = granted(group.allocate(services), application.coordinator());
    boolean isWritten = block.isPresent() && block.get().write(granted);
    new EnvPrinter(context.output(), format).print(granted, file, isWritten);
    return 0;
  }

  /** Where the state cannot be written, what all of them have already is still told. */
  private static List<ServiceEnv> granted(
      Change<List<ServiceEnv>> change, Coordinator coordinator) {
    try {
      return coordinator.run(change, Protocol.BOTH).answer();
    } catch (StyxyException e) {
      if (e.code() != FailureCode.STATE_READ_ONLY) {
        throw e;
      }
      List<ServiceEnv> present = coordinator.preview(change, Protocol.BOTH).answer();
      for (ServiceEnv service : present) {
        if (service.grant().isPresent() && !service.grant().get().isExisting()) {
          throw e;
        }
      }
      return present;
    }
  }

  static OwnerChoice owner(ParseResult arguments, Context context) {
    return Options.given(arguments, "--owner")
        .or(() -> context.variable("STYXY_OWNER"))
        .map(Arguments::owner)
        .orElse(new OwnerChoice.Auto());
  }

  static EnvGroup group(
      Application application,
      Context context,
      OwnerChoice choice,
      Map<String, String> settled,
      Set<String> fixed) {
    Optional<ProcessRef> owner = new OwnerFinder(application.host().processes()).find(choice);
    return new EnvGroup(
        application,
        new Claimant(context.project(), context.instance(owner), owner),
        context.variable("STYXY_TEMPLATE"),
        settled,
        fixed);
  }

  /** Before anything is allocated; what a placeholder stands for is quoted like any other text. */
  private static void refuseUnwritable(List<ProjectService> services, EnvFormat format) {
    for (ProjectService service : services) {
      for (ServiceVariable variable : service.values()) {
        format.line(new EnvVariable(variable.name(), variable.value().text(), false, false));
      }
    }
  }

  private static List<ProjectService> services(List<String> names, Application application) {
    Map<String, ProjectService> all = application.config().settableServices();
    if (all.isEmpty()) {
      throw new StyxyException(
          FailureCode.NOT_FOUND,
          "this project has no .styxy.json that names services",
          "styxy init",
          "echo '{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"PORT\"}}}' > .styxy.json",
          "styxy config schema");
    }
    List<ProjectService> wanted = new ArrayList<>(names.isEmpty() ? all.values() : List.of());
    for (String name : names) {
      if (!all.containsKey(name)) {
        throw new StyxyException(
            FailureCode.NOT_FOUND,
            "no service '"
                + name
                + "': .styxy.json of this project has "
                + String.join(", ", all.keySet())
                + NearestWord.to(name, all.keySet())
                    .map(near -> "; did you mean '" + near + "'?")
                    .orElse(""));
      }
      wanted.add(all.get(name));
    }
    return wanted;
  }
}
