package dev.styxy.cli;

import dev.styxy.config.ConfigLoader;
import dev.styxy.store.file.SafeUserFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The machine of {@link CliScene}, in a real directory. A test starts without a configuration;
 * {@link #user} and {@link #project} write the user's file and the project's.
 */
public abstract class ConfigCliScene extends CliScene {
  @TempDir public Path home;
  @TempDir public Path project;

  @BeforeEach
  protected void useRealFiles() {
    configFiles =
        new ConfigLoader(userFile(), project, () -> host.limits, notices, SafeUserFiles::new);
    directory = project;
  }

  protected Path userFile() {
    return home.resolve("config.json");
  }

  protected void user(String... lines) {
    write(userFile(), lines);
  }

  protected void project(String... lines) {
    write(project.resolve(".styxy.json"), lines);
  }

  protected static void write(Path file, String... lines) {
    try {
      Files.writeString(file, String.join("\n", lines));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
