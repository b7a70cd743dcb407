package dev.styxy.config;

import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.system.NetworkLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Files applied one after the other, and the problems in them. */
final class Layers {
  private final SettingsBuilder settings;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private int errorCount;

  /**
   * Begins without a file.
   *
   * @param userFile where the user may allow what a project may not do on its own
   */
  Layers(Path userFile) {
    this.settings = new SettingsBuilder(userFile);
  }

  SettingsBuilder settings() {
    return settings;
  }

  /** Applies one more file on top of the others. */
  void lay(LayerReader.Scope scope, Path file, byte[] text) {
    settings.hasProjectFile |= scope == LayerReader.Scope.PROJECT;
    Problems own = new Problems(file.toString(), text);
    Optional<ConfigNode.Fields> root = new TreeParser(own, text).parse();
    if (root.isPresent()) {
      new LayerReader(scope, settings, own).read(root.get());
    }
    problems.addAll(own.all());
    own.remainder().ifPresent(problems::add);
    settings.refusals.addAll(own.refusals());
    errorCount += own.errorCount();
  }

  /** How many errors there are besides the refusals, kept or not. */
  int errorCount() {
    return errorCount;
  }

  /** The errors that stop every command. */
  List<ConfigProblem> errors() {
    List<ConfigProblem> errors = new ArrayList<>();
    for (ConfigProblem problem : problems) {
      if (problem.isError() && !settings.refusals.contains(problem)) {
        errors.add(problem);
      }
    }
    return errors;
  }

  /** All problems, including those that only show when the files are combined. */
  List<ConfigProblem> allWithAdvice(NetworkLimits limits) {
    List<ConfigProblem> all = new ArrayList<>(problems);
    all.addAll(new ConfigLint(settings, limits).give());
    return all;
  }
}
