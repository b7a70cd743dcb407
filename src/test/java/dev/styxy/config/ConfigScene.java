package dev.styxy.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import dev.styxy.core.ConfigProblem;
import dev.styxy.core.ConfigView;
import dev.styxy.core.FakeLimits;
import dev.styxy.core.NetworkLimits;
import dev.styxy.core.Notices;
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

/** A user's file and a project's, in memory. */
abstract class ConfigScene {
  private final FileSystem files = Jimfs.newFileSystem(Configuration.unix());
  final Path userFile = files.getPath("/home/me/.config/styxy/config.json");
  final Path project = files.getPath("/home/me/app");
  final Path projectFile = project.resolve(".styxy.json");
  final Notices notices = new Notices();
  NetworkLimits limits = FakeLimits.USUAL;

  void user(String... lines) {
    write(userFile, String.join("\n", lines));
  }

  void project(String... lines) {
    write(projectFile, String.join("\n", lines));
  }

  static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ConfigLoader loader() {
    return new ConfigLoader(userFile, project, () -> limits, notices);
  }

  ConfigView load() {
    return loader().load();
  }

  ServiceType type(String name) {
    return load().settings().type(name).orElseThrow();
  }

  StyxyException refusal() {
    StyxyException refusal = assertThrows(StyxyException.class, this::load);
    assertEquals(FailureCode.CONFIG_INVALID, refusal.code());
    return refusal;
  }

  List<ConfigProblem> problems() {
    return loader().check(Optional.empty());
  }

  /** The only problem of the user's file: {@code line:column key: message | fix}. */
  String onlyProblem() {
    List<ConfigProblem> all = problems();
    assertEquals(1, all.size(), all.toString());
    return brief(all.get(0));
  }

  static String brief(ConfigProblem problem) {
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
