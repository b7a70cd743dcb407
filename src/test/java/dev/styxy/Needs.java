package dev.styxy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.opentest4j.TestAbortedException;

/**
 * What a test needs beyond a JDK, Maven and git. Without it the test is skipped, at once and with
 * one sentence, before it starts anything; {@link NotTested} has the list of them all.
 */
public final class Needs {
  /** See capabilities(7) and linux/capability.h: namespaces and mounts, which containers forbid. */
  private static final int CAP_SYS_ADMIN = 21;

  private Needs() {}

  /** Says what is missing. */
  static final class Missing extends TestAbortedException {
    private static final long serialVersionUID = 1;

    private final String what;
    private final String debianPackage;

    private Missing(String what, String debianPackage) {
      super("needs " + what + (debianPackage.isEmpty() ? "" : ": apt install " + debianPackage));
      this.what = what;
      this.debianPackage = debianPackage;
    }

    String what() {
      return what;
    }

    /** What brings it, or nothing when no package does. */
    String debianPackage() {
      return debianPackage;
    }
  }

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
    throw new Missing(name, debianPackage);
  }

  /** A program whose package has its name. */
  public static Path program(String name) {
    return program(name, name);
  }

  /** A directory that a package brings, and that is on no PATH. */
  public static void directory(Path directory, String debianPackage) {
    if (!Files.isDirectory(directory)) {
      throw new Missing(directory.toString(), debianPackage);
    }
  }

  /** Root, as it is outside a container: it may make namespaces and become other users. */
  public static void root() {
    fact(isRoot(), "root");
    fact((capabilities() >> CAP_SYS_ADMIN & 1) == 1, "root outside a container");
  }

  /** Something that no package brings. */
  public static void fact(boolean isSo, String what) {
    if (!isSo) {
      throw new Missing(what, "");
    }
  }

  public static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long capabilities() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("CapEff:")) {
          return Long.parseUnsignedLong(line.substring(line.indexOf(':') + 1).strip(), 16);
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
