package dev.styxy.config;

import dev.styxy.core.owner.FileOwners;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ConfigFiles;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.settings.Original;
import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.UserFiles;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the user's file and the project's over the built-in values. Where neither exists, no class
 * that reads JSON is even loaded.
 */
public final class ConfigLoader implements ConfigFiles {
  private static final String PROJECT_FILE = Projects.FILE;

  private final Path userFile;
  private final Path projectFile;
  private final Supplier<NetworkLimits> limits;
  private final Notices notices;
  private final Supplier<UserFiles> files;
  private final FileOwners owners;

  /**
   * Reads these two.
   *
   * @param userFile absolute; it need not exist
   * @param project the project's directory
   * @param limits the system's port ranges, needed only for advice
   * @param notices where an ignored project file is reported
   * @param files creates and replaces the user's file
   */
  public ConfigLoader(
      Path userFile,
      Path project,
      Supplier<NetworkLimits> limits,
      Notices notices,
      Supplier<UserFiles> files) {
    this(userFile, project, limits, notices, files, new FileOwners());
  }

  ConfigLoader(
      Path userFile,
      Path project,
      Supplier<NetworkLimits> limits,
      Notices notices,
      Supplier<UserFiles> files,
      FileOwners owners) {
    this.limits = limits;
    this.notices = notices;
    this.files = files;
    this.owners = owners;
    this.userFile = userFile;
    this.projectFile = project.resolve(PROJECT_FILE);
  }

  @Override
  public Path userFile() {
    return userFile;
  }

  @Override
  public Path projectFile() {
    return projectFile;
  }

  @Override
  public ConfigView load() {
    return load(userFile);
  }

  private ConfigView load(Path userFile) {
    Optional<byte[]> user = ConfigText.read(userFile);
    Optional<byte[]> project = readProject();
    if (user.isEmpty() && project.isEmpty()) {
      return builtIn();
    }
    Layers layers = new Layers(userFile);
    lay(layers, LayerReader.Scope.USER, userFile, user);
    lay(layers, LayerReader.Scope.PROJECT, projectFile, project);
    refuse(layers);
    return layers.settings().toView();
  }

  /**
   * The project's file, unless it belongs to a stranger: it names variables and ports, and
   * strangers who may write to a directory must not set those. The owner is checked before the file
   * is opened, and again after it was read, as it may have been exchanged. Usually there is no
   * file, which must not cost a second look.
   */
  private Optional<byte[]> readProject() {
    if (!ConfigText.stands(projectFile)) {
      return Optional.empty();
    }
    if (owners.leadsToStrange(projectFile)) {
      return withoutProject();
    }
    Optional<byte[]> text = ConfigText.read(projectFile);
    return owners.leadsToStrange(projectFile) ? withoutProject() : text;
  }

  private Optional<byte[]> withoutProject() {
    notices.add(projectFile + " is ignored: it belongs to another user; make a copy to use it");
    return Optional.empty();
  }

  private static ConfigView builtIn() {
    Settings settings = new Settings(BuiltInTypes.all(), Ttl.DEFAULT, List.of(), true);
    return ConfigView.of(settings);
  }

  private void refuse(Layers layers) {
    List<ConfigProblem> errors = layers.errors();
    if (errors.isEmpty()) {
      return;
    }
    ConfigProblem first = errors.get(0);
    int others = layers.errorCount() - 1;
    String more = others == 0 ? "" : " (and " + others + " more)";
    List<String> suggestions = new ArrayList<>();
    if (!first.fix().isEmpty()) {
      suggestions.add(first.fix());
    }
    suggestions.add(
        "styxy config validate" + (isOurs(first) ? "" : " " + ShellWord.of(first.file())));
    throw new StyxyException(
        FailureCode.CONFIG_INVALID, first.sentence() + more, suggestions.toArray(new String[0]));
  }

  private boolean isOurs(ConfigProblem problem) {
    return problem.file().equals(userFile.toString())
        || problem.file().equals(projectFile.toString());
  }

  @Override
  public List<ConfigProblem> check(Optional<Path> file) {
    Layers layers = new Layers(userFile);
    if (file.isPresent()) {
      checkOne(layers, file.get());
    } else {
      lay(layers, LayerReader.Scope.USER, userFile, ConfigText.read(userFile));
      lay(layers, LayerReader.Scope.PROJECT, projectFile, readProject());
    }
    return layers.allWithAdvice(limits.get());
  }

  /** What the user allows projects to set counts even when a project's file is checked alone. */
  private void checkOne(Layers layers, Path file) {
    LayerReader.Scope scope = scopeOf(file);
    if (scope == LayerReader.Scope.PROJECT) {
      Layers user = new Layers(userFile);
      lay(user, LayerReader.Scope.USER, userFile, ConfigText.read(userFile));
      layers.settings().consent.allow(user.settings().consent.allowed());
    }
    lay(layers, scope, file);
  }

  @Override
  public List<ConfigProblem> check(InputStream text, String name) {
    Path stand = Path.of(name);
    Layers layers = new Layers(userFile);
    layers.lay(LayerReader.Scope.USER, stand, ConfigText.read(stand, text));
    return layers.allWithAdvice(limits.get());
  }

  private static LayerReader.Scope scopeOf(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().equals(PROJECT_FILE)
        ? LayerReader.Scope.PROJECT
        : LayerReader.Scope.USER;
  }

  private static void lay(Layers layers, LayerReader.Scope scope, Path file) {
    Optional<byte[]> text = ConfigText.read(file);
    if (text.isEmpty()) {
      throw new StyxyException(
          FailureCode.NOT_FOUND, "there is no file " + file, "styxy config path");
    }
    lay(layers, scope, file, text);
  }

  private static void lay(
      Layers layers, LayerReader.Scope scope, Path file, Optional<byte[]> text) {
    if (text.isPresent()) {
      layers.lay(scope, file, text.get());
    }
  }

  @Override
  public void init() {
    new Starter(userFile, owners, files.get()).write();
  }

  @Override
  public String schema() {
    return Resource.text("config-schema.json");
  }

  @Override
  public Original original(Path directory) {
    return new OriginalReader(directory).read();
  }

  @Override
  public ConfigView tryOut(Path config) {
    return load(config);
  }

  @Override
  public void adopt(Path config) {
    byte[] text =
        ConfigText.read(config)
            .orElseThrow(
                () -> new StyxyException(FailureCode.NOT_FOUND, "there is no file " + config));
    Layers layers = new Layers(userFile);
    layers.lay(LayerReader.Scope.USER, config, text);
    refuse(layers);
    new Starter(userFile, owners, files.get()).write(text);
  }

  @Override
  public boolean enableAutoAllocation(boolean isEnabled) {
    Optional<byte[]> old = ConfigText.read(userFile);
    byte[] text = old.isPresent() ? old.get() : Starter.text();
    Layers layers = new Layers(userFile);
    layers.lay(LayerReader.Scope.USER, userFile, text);
    refuse(layers);
    if (layers.settings().autoAllocation.isEnabled() == isEnabled) {
      return false;
    }
    Problems problems = new Problems(userFile.toString(), text);
    ConfigNode.Fields root = new TreeParser(problems, text).parse().orElseThrow();
    byte[] changed = new AutoSwitch(text, root).set(isEnabled);
    if (old.isPresent()) {
      replace(text, changed);
    } else {
      new Starter(userFile, owners, files.get()).write(changed);
    }
    return true;
  }

  /**
   * Some users keep such files elsewhere and link to them: then the target is replaced. A
   * stranger's link is not followed.
   */
  private void replace(byte[] old, byte[] text) {
    try {
      Path real = owners.isStrange(userFile) ? userFile : userFile.toRealPath();
      if (!files.get().replace(real, old, text)) {
        throw new StyxyException(
            FailureCode.IO, userFile + " was just changed by somebody else", "try again");
      }
    } catch (IOException e) {
      throw new StyxyException(
          FailureCode.IO, "cannot write " + userFile + ": " + e.getMessage(), e);
    }
  }
}
