package dev.styxy.cli;

import dev.styxy.config.ConfigLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A terminal with real configuration files. */
abstract class ConfigCliScene extends CliScene {
  @TempDir Path home;
  @TempDir Path project;

  @BeforeEach
  void useRealFiles() {
    configFiles = new ConfigLoader(userFile(), project, () -> world.limits, notices);
    directory = project;
  }

  Path userFile() {
    return home.resolve("config.json");
  }

  void user(String... lines) {
    write(userFile(), lines);
  }

  void project(String... lines) {
    write(project.resolve(".styxy.json"), lines);
  }

  static void write(Path file, String... lines) {
    try {
      Files.writeString(file, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
