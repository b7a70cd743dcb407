package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.styxy.core.settings.ConfigProblem;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.system.FakeLimits;
import dev.styxy.core.system.NetworkLimits;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ServiceType;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The configuration in memory. A test starts without a file; {@link #user} and {@link #project}
 * write the user's and the project's, and {@link #load} reads them. {@link #refusal} and {@link
 * #problems} are for files with mistakes.
 */
abstract class ConfigScene {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  protected final Path userFile = files.getPath("/home/me/.config/styxy/config.json");
  protected final Path project = files.getPath("/home/me/app");
  protected final Path projectFile = project.resolve(".styxy.json");
  protected final Notices notices = new Notices();
  protected NetworkLimits limits = FakeLimits.USUAL;

  protected void user(String... lines) {
    write(userFile, String.join("\n", lines));
  }

  protected void project(String... lines) {
    write(projectFile, String.join("\n", lines));
  }

  protected static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  protected ConfigLoader loader() {
    return new ConfigLoader(userFile, project, () -> limits, notices, FakeUserFiles::new);
  }

  protected ConfigView load() {
    return loader().load();
  }

  protected ServiceType type(String name) {
    return load().settings().type(name).orElseThrow();
  }

  protected StyxyException refusal() {
    StyxyException refusal = assertThrows(StyxyException.class, this::load);
    assertEquals(FailureCode.CONFIG_INVALID, refusal.code());
    return refusal;
  }

  protected List<ConfigProblem> problems() {
    return loader().check(Optional.empty());
  }

  /** The only problem of the user's file: {@code line:column key: message | fix}. */
  protected String onlyProblem() {
    List<ConfigProblem> all = problems();
    assertEquals(1, all.size(), all.toString());
    return brief(all.get(0));
  }

  protected static String brief(ConfigProblem problem) {
    return problem.line()
        + ":"
        + problem.column()
        + " "
        + problem.key()
        + ": "
        + problem.message()
        + " | "
        + problem.fix();
  }
}
