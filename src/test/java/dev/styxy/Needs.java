package dev.styxy;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/**
 * What a test needs beyond a JDK, Maven and git. Without it the test is skipped, at once and with
 * one sentence, before it starts anything.
 */
public final class Needs {
  private Needs() {}

  /**
   * The absolute path of a program.
   *
   * @param name as it is typed
   * @param debianPackage what brings it
   */
  public static Path program(String name, String debianPackage) {
    for (String directory : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path candidate = Path.of(directory, name);
      if (!directory.isEmpty() && Files.isExecutable(candidate)) {
        return candidate.toAbsolutePath();
      }
    }
    return Assumptions.abort("needs " + name + ": apt install " + debianPackage);
  }

  /** A program whose package has its name. */
  public static Path program(String name) {
    return program(name, name);
  }

  public static void root() {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
  }
}
