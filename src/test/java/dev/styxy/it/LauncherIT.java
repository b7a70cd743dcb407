package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher on a machine where the Java of the installation is gone, and PATH has another. */
class LauncherIT {
  @TempDir private Path temporary;
  private Path launcher;
  private Path java;

  @BeforeEach
  void installationWithoutJava() throws IOException {
    Path installed = Path.of(InstalledTool.launcher());
    String script =
        Files.readString(installed)
            .replace("/usr/lib/jvm/*", "/nonexistent/*")
            .replaceFirst("(?m)^styxy_version=.*$", "styxy_version=x");
    launcher = executable(temporary.resolve("prefix/bin/styxy"), script);
    Files.createDirectories(temporary.resolve("prefix/lib/styxy/x"));
    Files.createFile(temporary.resolve("prefix/lib/styxy/x/styxy.jar"));
  }

  @Test
  void theRuntimeOfANewJdkContainsStyxy() throws IOException {
    String installed = Files.readString(Path.of(InstalledTool.launcher()));
    boolean isNew = Runtime.version().feature() >= 25;
    assertTrue(
        installed.contains("\nstyxy_module=" + (isNew ? "dev.styxy" : "") + "\n"), installed);
  }

  private static Path executable(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertTrue(file.toFile().setExecutable(true));
    return file;
  }

  private void java(String version) throws IOException {
    java =
        executable(
            temporary.resolve("jdk/bin/java"),
            "#!/bin/sh\n[ \"$1\" = -version ] && { echo '"
                + version
                + "' >&2; exit; }\necho started\n");
  }

  private InstalledTool.Result run() {
    String path = java.getParent() + ":/usr/bin:/bin";
    return new InstalledTool(temporary.resolve("home"), temporary)
        .with("PATH", path)
        .with("JAVA_HOME", "")
        .runCommand(launcher.toString(), "list");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "java version \"1.8.0_402\"",
        "openjdk version \"9\"",
        "openjdk version \"11.0.22\" 2024-01-16",
        "openjdk version \"16\" 2021-03-16",
        "Segmentation fault"
      })
  void javaThatIsTooOldIsNamed(String version) throws IOException {
    java(version);
    assertEquals(
        "exit 70\nstyxy: "
            + java
            + " is older than Java 17: install a newer one, or set JAVA_HOME\n",
        run().all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"openjdk version \"17\" 2021-09-14", "java version \"25.0.1\" 2025-10-21 LTS"})
  void javaThatIsNewEnoughIsTaken(String version) throws IOException {
    java(version);
    assertEquals("exit 0\nstarted\n", run().all());
  }

  @Test
  void releaseFileIsBelieved() throws IOException {
    java("nothing of use");
    Files.writeString(temporary.resolve("jdk/release"), "JAVA_VERSION=\"21.0.2\"\n");
    assertEquals("exit 0\nstarted\n", run().all());
  }
}
