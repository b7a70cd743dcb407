package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No variable and no file of the working directory makes the tool run or say anything else. */
class EnvironmentIT {
  private static final List<String> PROGRAMS = List.of("java", "readlink", "sh", "uname", "env");

  @TempDir Path temporary;
  private Path evil;
  private Path mark;
  private Scene scene;

  @BeforeEach
  void layTraps() throws IOException {
    scene = Scene.with(temporary);
    mark = temporary.resolve("mark");
    evil = Files.createDirectories(temporary.resolve("evil/bin")).getParent();
    for (String program : PROGRAMS) {
      trap(evil.resolve("bin").resolve(program));
      trap(evil.resolve(program));
    }
    trap(evil.resolve("startup"));
    Files.writeString(evil.resolve("release"), "JAVA_VERSION=\"25\"\n");
    Files.createDirectories(evil.resolve("dev/styxy"));
    for (String name :
        List.of("dev/styxy/Main.class", "libjnidispatch.so", "libjli.so", "styxy.jar")) {
      Files.writeString(evil.resolve(name), "neither a class, nor a library, nor a jar");
    }
    Files.writeString(evil.resolve(".hotspotrc"), "+PrintFlagsFinal\n");
    Files.writeString(evil.resolve(".hotspot_compiler"), "print\n");
  }

  private void trap(Path program) throws IOException {
    Files.writeString(program, "#!/bin/sh\n: >'" + mark + "'\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA_TOOL_OPTIONS, -javaagent:EVIL/none.jar",
    "_JAVA_OPTIONS, -XX:+PrintFlagsFinal",
    "JDK_JAVA_OPTIONS, -cp EVIL",
    "STYXY_SAVED_JAVA_TOOL_OPTIONS, -javaagent:EVIL/none.jar",
    "CLASSPATH, EVIL:EVIL/styxy.jar",
    "LD_LIBRARY_PATH, EVIL",
    "JAVA_HOME, EVIL",
    "PATH, EVIL/bin:/usr/bin:/bin",
    "ENV, EVIL/startup",
    "BASH_ENV, EVIL/startup",
    "IFS, /.-xy",
    "TMPDIR, EVIL/none",
    "_JAVA_LAUNCHER_DEBUG, 1",
    "LC_ALL, xx_XX"
  })
  void aHostileVariableChangesNothing(String name, String value) {
    InstalledTool tool = scene.tool().with(name, value.replace("EVIL", evil.toString()));
    assertPlain(tool.run("allocate", "dev", "-n", "web", "--owner", "none"));
  }

  @Test
  void theWorkingDirectoryChangesNothing() {
    assertPlain(scene.tool().in(evil).run("allocate", "dev", "--owner", "none"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--json"})
  void aWorkingDirectoryThatIsGoneIsSaidInAWord(String spelling) {
    String script = "mkdir gone && cd gone && rmdir ../gone && exec styxy list " + spelling;
    InstalledTool.Result result = scene.tool().runCommand("sh", "-c", script);
    assertEquals(7, result.status(), result.all());
    assertEquals("", result.out());
    assertTrue(result.err().contains("styxy: the working directory is gone"), result.all());
    assertFalse(result.err().contains("\tat "), result.all());
  }

  @Test
  void whatJavaItselfHasToSayNeverReachesStdout() {
    InstalledTool.Result result =
        scene.tool().runCommand("bash", "-c", "ulimit -v 200000; exec styxy list");
    assertEquals("", result.status() == 0 ? "" : result.out(), result.all());
  }

  @Test
  void aLinkToTheLauncherIsResolvedByTheSystemsOwnProgram() throws IOException {
    Path link = temporary.resolve("link");
    Files.createSymbolicLink(link, Path.of(InstalledTool.launcher()));
    InstalledTool tool = scene.tool().with("PATH", evil.resolve("bin") + ":/usr/bin:/bin");
    assertPlain(tool.runCommand(link.toString(), "allocate", "dev", "--owner", "none"));
  }

  @Test
  void closedStreamsNeverBecomeFilesOfTheState() throws IOException {
    scene.tool().run("allocate", "dev", "-n", "web", "--owner", "none").port();
    scene.tool().runCommand("sh", "-c", "exec styxy check nonsense <&- >&- 2>&-");
    scene.tool().runCommand("sh", "-c", "exec styxy allocate dev -n web <&- >&- 2>&-");
    assertEquals(1, scene.ports().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--json"})
  void anAnswerThatStdoutDoesNotTakeIsAFailureWithAWord(String spelling) {
    String script = "exec styxy allocate dev --owner none " + spelling + " >/dev/full";
    InstalledTool.Result result = scene.tool().runCommand("sh", "-c", script);
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("stdout"), result.all());
  }

  @ParameterizedTest
  @CsvSource({"cleanup --force, 2 allocations reclaimed", "release --all --json, released 2"})
  void whatIsDoneIsSaidWhereItsAnswerIsLost(String words, String done) {
    scene.tool().run("allocate", "dev", "-n", "web", "--owner", "none").port();
    scene.tool().run("allocate", "dev", "-n", "two", "--owner", "none").port();
    String script = "exec styxy " + words + " >/dev/full";
    InstalledTool.Result result = scene.tool().runCommand("sh", "-c", script);
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("nevertheless it was done: " + done), result.all());
    assertEquals(0, scene.ports().size());
  }

  private void assertPlain(InstalledTool.Result result) {
    assertFalse(Files.exists(mark), "foreign code has run");
    assertEquals("", result.err());
    result.port();
  }
}
