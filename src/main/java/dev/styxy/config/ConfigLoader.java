package dev.styxy.config;

import dev.styxy.core.ConfigFiles;
import dev.styxy.core.ConfigProblem;
import dev.styxy.core.ConfigView;
import dev.styxy.core.NetworkLimits;
import dev.styxy.core.Original;
import dev.styxy.core.Settings;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.model.Ttl;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Reads the user's file and the project's over the built-in values. Where neither exists, nothing
 * that reads JSON is even loaded.
 */
public final class ConfigLoader implements ConfigFiles {
  /** The name of a project's file, in its directory. */
  public static final String PROJECT_FILE = ".styxy.json";

  private final Path userFile;
  private final Path projectFile;
  private final Supplier<NetworkLimits> limits;

  /**
   * Reads these two.
   *
   * @param userFile absolute; it need not exist
   * @param project the project's directory
   * @param limits what the system says of ranges, when advice is asked for
   */
  public ConfigLoader(Path userFile, Path project, Supplier<NetworkLimits> limits) {
    this.limits = limits;
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
    Optional<byte[]> project = ConfigText.read(projectFile);
    if (user.isEmpty() && project.isEmpty()) {
      return builtIn();
    }
    Layers layers = new Layers();
    if (user.isPresent()) {
      layers.lay(LayerReader.Scope.USER, userFile, user.get());
    }
    if (project.isPresent()) {
      layers.lay(LayerReader.Scope.PROJECT, projectFile, project.get());
    }
    refuse(layers.errors());
    return layers.draft().toView();
  }

  private static ConfigView builtIn() {
    Settings settings = new Settings(BuiltInTypes.all(), Ttl.DEFAULT, List.of(), true);
    return ConfigView.of(settings);
  }

  private void refuse(List<ConfigProblem> errors) {
    if (errors.isEmpty()) {
      return;
    }
    ConfigProblem first = errors.get(0);
    int others = errors.size() - 1;
    String more = others == 0 ? "" : " (and " + others + " more)";
    List<String> suggestions = new ArrayList<>();
    if (!first.fix().isEmpty()) {
      suggestions.add(first.fix());
    }
    suggestions.add("styxy config validate" + (isOurs(first) ? "" : " " + first.file()));
    throw new StyxyException(
        FailureCode.CONFIG_INVALID, first.sentence() + more, suggestions.toArray(new String[0]));
  }

  private boolean isOurs(ConfigProblem problem) {
    return problem.file().equals(userFile.toString())
        || problem.file().equals(projectFile.toString());
  }

  @Override
  public List<ConfigProblem> check(Optional<Path> file) {
    Layers layers = new Layers();
    if (file.isPresent()) {
      lay(layers, scopeOf(file.get()), file.get(), true);
    } else {
      lay(layers, LayerReader.Scope.USER, userFile, false);
      lay(layers, LayerReader.Scope.PROJECT, projectFile, false);
    }
    return layers.allWithAdvice(limits.get());
  }

  @Override
  public List<ConfigProblem> check(InputStream text, String name) {
    Path stand = Path.of(name);
    Layers layers = new Layers();
    layers.lay(LayerReader.Scope.USER, stand, ConfigText.read(stand, text));
    return layers.allWithAdvice(limits.get());
  }

  private static LayerReader.Scope scopeOf(Path file) {
    Path name = file.getFileName();
    return name != null && name.toString().equals(PROJECT_FILE)
        ? LayerReader.Scope.PROJECT
        : LayerReader.Scope.USER;
  }

  private static void lay(Layers layers, LayerReader.Scope scope, Path file, boolean mustExist) {
    Optional<byte[]> text = ConfigText.read(file);
    if (text.isPresent()) {
      layers.lay(scope, file, text.get());
    } else if (mustExist) {
      throw new StyxyException(
          FailureCode.NOT_FOUND, "there is no file " + file, "styxy config path");
    }
  }

  @Override
  public void init() {
    new Starter(userFile).write();
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
    Layers layers = new Layers();
    layers.lay(LayerReader.Scope.USER, config, text);
    refuse(layers.errors());
    new Starter(userFile).write(text);
  }
}
