package dev.styxy.cli.command;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.app.Application;
import dev.styxy.core.importing.Importer;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Original;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Imports what the original left. */
public final class ImportCommand implements Command {

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "DIR", "Where the original kept its files (default: ~/.styxy).");
    spec.addOption(Options.flag("Only say what would be imported.", "--dry-run"));
    spec.addOption(
        Options.value(
            "SCOPE",
            "Instead, import the reservations and remembered ports of another scope.",
            "--scope"));
    spec.usageMessage()
        .description(
            "Imports what the original styxy left: its config.json, if you have none, and those",
            "allocations in its daemon.state that are in use or recent. The files themselves are not",
            "changed. Stop the original's daemon first.",
            "With --scope, imports what a reboot left behind, all or nothing; styxy doctor says when,",
            "and what to type.")
        .footer(
            "",
            "Examples:",
            "  styxy import --dry-run",
            "  styxy import /backup/.styxy",
            "  styxy import --scope 3f9c2a7e11d0-4026531840");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    boolean isDryRun = CommonOptions.isSet(arguments, "--dry-run");
    Optional<String> scope = Options.given(arguments, "--scope");
    if (scope.isPresent()) {
      if (Options.operand(arguments, 0).isPresent()) {
        throw new StyxyException(FailureCode.USAGE, "--scope does not go with DIR");
      }
      return new ScopeImport(scope.get(), isDryRun, context.output())
          .run(context.openApplication());
    }
    ConfigFiles files = context.configFiles();
    Original original = files.original(directory(arguments, context));
    ConfigFate fate = fate(files, original);
    Optional<ConfigView> taken =
        fate == ConfigFate.TAKEN ? original.config().map(files::tryOut) : Optional.empty();
    if (taken.isPresent() && !isDryRun) {
      files.adopt(original.config().get());
    }
    Application application = context.openApplication();
    Settings settings = taken.map(ConfigView::settings).orElse(application.settings());
    Importer importer =
        new Importer(application.host(), settings, application.lockIds(), context.project());
    Coordinator coordinator = application.coordinator();
    var change = importer.take(original.allocations());
    List<Importer.Result> results =
        (isDryRun ? coordinator.preview(change) : coordinator.run(change)).answer();
    new ImportPrinter(context.output(), isDryRun).print(original, fate, files.userFile(), results);
    return 0;
  }

  private static Path directory(ParseResult arguments, Context context) {
    String word =
        Options.operand(arguments, 0)
            .or(() -> context.variable("HOME").map(home -> home + "/.styxy"))
            .orElseThrow(
                () -> new StyxyException(FailureCode.USAGE, "HOME is not set", "styxy import DIR"));
    return Path.of(Arguments.anyDirectory(word, context.workingDirectory()));
  }

  /** What becomes of the original's configuration. */
  enum ConfigFate {
    TAKEN("taken"),
    KEPT("kept"),
    ABSENT("absent");

    private final String word;

    ConfigFate(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  private static ConfigFate fate(ConfigFiles files, Original original) {
    if (original.config().isEmpty()) {
      return ConfigFate.ABSENT;
    }
    boolean isOurs = Files.exists(files.userFile(), LinkOption.NOFOLLOW_LINKS);
    return isOurs ? ConfigFate.KEPT : ConfigFate.TAKEN;
  }
}
