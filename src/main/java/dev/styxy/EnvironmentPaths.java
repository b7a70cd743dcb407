package dev.styxy;

import dev.styxy.core.text.UnreadablePath;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import dev.styxy.os.platform.HostFacts;
import dev.styxy.store.file.StateDirectory;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the environment says that the files are: all in {@code STYXY_HOME}, or where the XDG base
 * directory specification has them; a relative path does not count there.
 */
final class EnvironmentPaths {
  private static final String CONFIG_FILE = "config.json";

  private final Map<String, String> environment;

  EnvironmentPaths(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The user's configuration file. */
  Path config() {
    Optional<Path> home = styxyHome();
    if (home.isPresent()) {
      refuseFile(home.get());
      return home.get().resolve(CONFIG_FILE);
    }
    Optional<Path> place = path("XDG_CONFIG_HOME").filter(Path::isAbsolute);
    return place
        .orElseGet(() -> userHome(home).resolve(".config"))
        .resolve("styxy")
        .resolve(CONFIG_FILE);
  }

  /**
   * A file below another file just looks absent, so this is said first. Whether anything is there
   * is asked first: another invocation may be creating the directory.
   */
  private static void refuseFile(Path home) {
    if (Files.exists(home) && !Files.isDirectory(home)) {
      throw new StyxyException(
          FailureCode.STATE_UNSAFE, "STYXY_HOME is not a directory: " + home, "unset STYXY_HOME");
    }
  }

  /** The directory of this host's state. */
  StateDirectory state(HostFacts facts) {
    Optional<Path> home = styxyHome();
    return StateDirectory.resolve(
        home,
        path("XDG_STATE_HOME"),
        userHome(home),
        StateDirectory.scope(facts.machineId(), facts.networkNamespace()));
  }

  /** Where the user wants temporary files. */
  Optional<Path> temporary() {
    return path("TMPDIR").filter(Path::isAbsolute);
  }

  /** Where an administrator may have made a place for all users of the machine. */
  Path machine() {
    return path("STYXY_MACHINE").filter(Path::isAbsolute).orElse(Path.of("/var/lib/styxy"));
  }

  private Optional<Path> styxyHome() {
    Optional<Path> home = path("STYXY_HOME");
    if (home.isPresent() && !home.get().isAbsolute()) {
      throw new StyxyException(
          FailureCode.USAGE,
          "STYXY_HOME is not an absolute path: " + home.get(),
          "export STYXY_HOME=" + ShellWord.of(home.get().toAbsolutePath().toString()));
    }
    return home;
  }

  private Path userHome(Optional<Path> styxyHome) {
    if (styxyHome.isPresent()) {
      return Path.of("/"); // nobody asks for it then
    }
    Optional<Path> home = path("HOME").filter(Path::isAbsolute);
    if (home.isEmpty()) {
      home = path("USERPROFILE").filter(Path::isAbsolute); // what Windows calls it
    }
    if (home.isEmpty()) {
      throw new StyxyException(
          FailureCode.USAGE, "HOME is not set, and neither is STYXY_HOME", "export STYXY_HOME=…");
    }
    return home.get();
  }

  private Optional<Path> path(String variable) {
    String value = environment.getOrDefault(variable, "");
    try {
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(UnreadablePath.refuse(variable, Path.of(value)));
    } catch (InvalidPathException e) {
      throw new StyxyException(FailureCode.USAGE, variable + " is not a path");
    }
  }
}
