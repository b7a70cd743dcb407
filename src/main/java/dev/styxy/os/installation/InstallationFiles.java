package dev.styxy.os.installation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where install.sh and the packages put things.
 *
 * @param prefix the folder of {@code bin}, {@code lib} and {@code share}
 * @param home the folder of this version below {@code lib/styxy}
 */
record InstallationFiles(Path prefix, Path home) {
  private static final String JAR = "styxy.jar";
  private static final List<String> ARCHIVES = List.of("usual.jsa", "styxy.jsa", "words.jsa");

  /** Those of this process, which runs from the jar, or from the module in the private runtime. */
  static Optional<InstallationFiles> current() {
    String jar = System.getProperty("java.class.path");
    return around(
        jar.isEmpty()
            ? Path.of(System.getProperty("java.home")).resolveSibling(JAR)
            : Path.of(jar));
  }

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

  /** Those that the launcher takes, each for some commands; empty when there is none at all. */
  List<Path> archives() {
    List<Path> archives = ARCHIVES.stream().map(home::resolve).toList();
    return archives.stream().anyMatch(Files::exists) ? archives : List.of();
  }

  /** The completions of a shell; absent when none can be read. */
  Optional<Path> completions(String shell) {
    for (String place : places(shell)) {
      Path file = prefix.resolve(place);
      if (Files.isReadable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static List<String> places(String shell) {
    return switch (shell) {
      case "bash" -> List.of("share/bash-completion/completions/styxy");
      // The second is that of the .deb: src/dist/package.
      case "zsh" ->
          List.of("share/zsh/site-functions/_styxy", "share/zsh/vendor-completions/_styxy");
      case "fish" -> List.of("share/fish/vendor_completions.d/styxy.fish");
      default -> List.of();
    };
  }
}
