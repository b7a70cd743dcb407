package dev.styxy.cli.compose;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.allocate.Claimant;
import dev.styxy.core.app.Application;
import dev.styxy.core.compose.ComposeGroup;
import dev.styxy.core.compose.ComposeModel;
import dev.styxy.core.compose.ComposePort;
import dev.styxy.core.compose.NamedPorts;
import dev.styxy.core.compose.OverrideText;
import dev.styxy.core.env.EnvFormat;
import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Allocates the ports that Compose files publish, and writes the override that says so. */
public final class ComposeCommand implements Command {
  private static final List<String> FORMATS = List.of("sh", "fish", "dotenv");

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.values(
            "FILE", "This Compose file; may be repeated, as for docker compose.", "-f", "--file"));
    spec.addOption(
        Options.flag("Write the override, and COMPOSE_FILE to a block in .env.", "--write"));
    spec.addOption(
        Options.value(
            String.join("|", FORMATS),
            "With --write: print the variables instead of writing them to .env.",
            "--format"));
    spec.addOption(
        Options.flag(
            "Set COMPOSE_PROJECT_NAME to a name of this directory alone: new, empty volumes.",
            "--project-name"));
    spec.addOption(
        Options.value(
            "auto|PID|parent|none", "The process that owns the ports (default: auto).", "--owner"));
    spec.usageMessage()
        .description(
            "Allocates a port for each port that the Compose file publishes, all or none, and prints",
            "an override that publishes them there, on 127.0.0.1 unless the file names an address.",
            "With --write, docker compose uses it from then on.")
        .footer(
            "",
            "Examples:",
            "  styxy compose                             look at the override",
            "  styxy compose --write && docker compose up",
            "  eval \"$(styxy compose --write --format sh)\"    leave .env alone",
            "  styxy compose -f compose.yaml -f compose.dev.yaml --write");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    boolean isWriting = CommonOptions.isSet(arguments, "--write");
    Optional<EnvFormat> format = Options.given(arguments, "--format").map(ComposeCommand::format);
    if (format.isPresent() && !isWriting) {
      throw new StyxyException(
          FailureCode.USAGE, "--format needs --write", "styxy compose --write --format sh");
    }
    OwnerChoice choice =
        Options.given(arguments, "--owner")
            .or(() -> context.variable("STYXY_OWNER"))
            .map(Arguments::owner)
            .orElse(new OwnerChoice.Auto());
    boolean isNamed = CommonOptions.isSet(arguments, "--project-name");
    ComposeSource source =
        new ComposeSource(Options.allGiven(arguments, "--file"), context, isNamed);
    ComposeModel model = source.model();
    Application application = context.openApplication();
    List<NamedPorts.NamedPort> ports =
        new NamedPorts(application.config().services(), source.prefix()).of(model.services());
    refuseUnfit(ports, model, source);
    Optional<ComposeWriter> writer =
        isWriting
            ? Optional.of(new ComposeWriter(source, context, isNamed, format))
            : Optional.empty();
    Optional<ProcessRef> owner = new OwnerFinder(application.host().processes()).find(choice);
    Claimant claimant = new Claimant(context.project(), context.instance(owner), owner);
    List<ComposePort> granted =
        application
            .coordinator()
            .run(new ComposeGroup(application, claimant).allocate(ports), Protocol.BOTH)
            .answer();
    String text = OverrideText.of(model.services(), granted);
    writer.ifPresent(files -> files.write(text.getBytes(StandardCharsets.UTF_8)));
    new ComposePrinter(context.output(), source, model).print(granted, text, writer, format);
    return 0;
  }

  private static EnvFormat format(String word) {
    if (!FORMATS.contains(word)) {
      throw new StyxyException(
          FailureCode.USAGE,
          "--format takes one of " + String.join(", ", FORMATS),
          "styxy compose --write --format sh");
    }
    return EnvFormat.of(word).orElseThrow();
  }

  private static void refuseUnfit(
      List<NamedPorts.NamedPort> ports, ComposeModel model, ComposeSource source) {
    if (ports.isEmpty()) {
      Path first = source.files().get(0);
      String why = model.remarks().isEmpty() ? "" : "; " + String.join("; ", model.remarks());
      throw new StyxyException(
          FailureCode.NOT_FOUND,
          first.getFileName() + " publishes no port that can be moved" + why,
          "styxy compose -f FILE",
          "look at its ports: grep -n -A3 ports: " + ShellWord.of(first.toString()));
    }
  }
}
