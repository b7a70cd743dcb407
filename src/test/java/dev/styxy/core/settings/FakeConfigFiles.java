package dev.styxy.core.settings;

import dev.styxy.core.system.FakeHost;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** No files at all, and settings from elsewhere. */
public final class FakeConfigFiles implements ConfigFiles {
  private final Supplier<Settings> settings;

  public FakeConfigFiles(Supplier<Settings> settings) {
    this.settings = settings;
  }

  @Override
  public Path userFile() {
    return Path.of("/nowhere/config.json");
  }

  @Override
  public Path projectFile() {
    return Path.of(FakeHost.PROJECT, ".styxy.json");
  }

  @Override
  public ConfigView load() {
    return ConfigView.of(settings.get());
  }

  @Override
  public List<ConfigProblem> check(Optional<Path> file) {
    return List.of();
  }

  @Override
  public List<ConfigProblem> check(InputStream text, String name) {
    return List.of();
  }

  @Override
  public void init() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean enableAutoAllocation(boolean isEnabled) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String schema() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Original original(Path directory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ConfigView tryOut(Path config) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void adopt(Path config) {
    throw new UnsupportedOperationException();
  }
}
