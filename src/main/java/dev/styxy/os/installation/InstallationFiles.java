package dev.styxy.os.installation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where install.sh puts things.
 *
 * @param prefix the folder of {@code bin}, {@code lib} and {@code share}
 * @param home the folder of this version below {@code lib/styxy}
 */
record InstallationFiles(Path prefix, Path home) {
  private static final String JAR = "styxy.jar";

  /** Those around a jar; absent when it is not where install.sh puts it. */
  static Optional<InstallationFiles> around(Path jar) {
    try {
      Path home = jar.toRealPath().getParent();
      boolean isInstalled =
          jar.endsWith(JAR)
              && home.getNameCount() > 3
              && home.getParent().endsWith(Path.of("lib", "styxy"));
      return isInstalled
          ? Optional.of(new InstallationFiles(home.resolve("../../..").normalize(), home))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Path launcher() {
    return prefix.resolve("bin/styxy");
  }

  Path archive() {
    return home.resolve("styxy.jsa");
  }

  Optional<Path> completions(String shell) {
    return switch (shell) {
      case "bash" -> Optional.of(prefix.resolve("share/bash-completion/completions/styxy"));
      case "zsh" -> Optional.of(prefix.resolve("share/zsh/site-functions/_styxy"));
      case "fish" -> Optional.of(prefix.resolve("share/fish/vendor_completions.d/styxy.fish"));
      default -> Optional.empty();
    };
  }
}
