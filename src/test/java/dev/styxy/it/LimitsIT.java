package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tool where the shell allows little, or where something is longer or later than usual. */
class LimitsIT {
  private static final int IO_FAILED = 7;
  private static final int LONG_VALUE = 131_050;

  @TempDir Path temporary;
  private Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() throws IOException {
    project = Files.createDirectory(temporary.resolve("project"));
    styxy = new InstalledTool(temporary.resolve("home"), project);
  }

  private Result sh(String script) {
    return styxy.runCommand("sh", "-c", script);
  }

  private List<String> leftInTheProject() throws IOException {
    try (Stream<Path> files = Files.list(project)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 300_000, 450_000, 500_000, 520_000, 540_000, 600_000, 1_000_000})
  void tooLittleMemoryIsSaidAndIsNoAnswer(int kibibytes) throws IOException {
    Result result = sh("ulimit -v " + kibibytes + "; exec styxy allocate dev -n web");
    if (result.status() != 0) {
      assertEquals(IO_FAILED, result.status(), result.all());
      assertEquals("", result.out());
      assertTrue(result.err().contains("ulimit -v"), result.all());
      assertEquals(1, result.err().lines().count(), result.all());
    }
    assertTrue(kibibytes < 700_000 || result.status() == 0, result.all());
    assertEquals(List.of(), leftInTheProject());
  }

  @Test
  void aLimitThatIsSoftIsNoneButTheCommandOfRunHasIt() {
    assertEquals(0, sh("ulimit -S -v 300000; exec styxy list").status());
    String command = "sh -c 'ulimit -S -v; ulimit -H -v; echo $MALLOC_ARENA_MAX'";
    String limited = "ulimit -S -v 900000; exec styxy run -n web -- " + command;
    assertEquals("900000\nunlimited\n\n", sh(limited).out());
    assertEquals("900000\nunlimited\n3\n", sh("export MALLOC_ARENA_MAX=3; " + limited).out());
  }

  @Test
  void aWorkingDirectoryOfWhichThePathIsTooLongIsSaid() {
    // Other shells go no deeper.
    Needs.program("bash");
    String deep =
        "n=$(printf 'd%.0s' $(seq 200)); for i in $(seq 30); do mkdir -p $n; cd $n; done; ";
    for (String words : List.of("list", "allocate dev --json", "run -n web -- true")) {
      Result result = styxy.runCommand("bash", "-c", deep + "exec styxy " + words);
      assertEquals(IO_FAILED, result.status(), result.all());
      assertEquals("", result.out());
      assertEquals(
          "styxy: the path of the working directory is longer than 4095 bytes: cd to a shorter one",
          result.err().strip());
    }
    // It is too deep for Java to remove.
    assertEquals(0, sh("rm -rf ddd*").status());
  }

  @Test
  void aClassPathAsLongAsItMayBeHindersNothingAndReachesTheCommand() {
    String set = "export CLASSPATH=$(head -c " + LONG_VALUE + " /dev/zero | tr '\\0' a); ";
    assertEquals("exit 0\n", sh(set + "exec styxy list").all());
    String command = "exec styxy run -n web -- sh -c 'echo ${#CLASSPATH}'";
    assertEquals(Integer.toString(LONG_VALUE), sh(set + command).out().strip());
    Result refused = sh(set + "export _JAVA_OPTIONS=$CLASSPATH; exec styxy list");
    assertEquals(IO_FAILED, refused.status(), refused.all());
    assertTrue(refused.err().contains("unset _JAVA_OPTIONS"), refused.all());
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 64, 256})
  void aHoldIsKeptOrSaidToBeLostWhereFewFilesMayBeOpen(int files) {
    String command = "sh -c 'ls -l /proc/$$/fd | grep -c socket:; true'";
    Result result = sh("ulimit -n " + files + "; exec styxy run -n web -- " + command);
    assertEquals(0, result.status(), result.all());
    boolean isHeld = !result.out().strip().equals("0");
    assertEquals(files == 256, isHeld, result.all());
    assertEquals(!isHeld, result.err().contains("is not held"), result.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1901-12-14 00:00:00",
        "1969-12-31 23:59:59",
        "9999-12-31 23:59:58",
        "11999-01-01 00:00:00"
      })
  void aClockThatIsFarOffStopsNothing(String time) {
    Needs.program("faketime");
    Result first = styxy.runCommand("faketime", time, "styxy", "allocate", "dev", "-n", "web");
    long port = first.port();
    for (String words : List.of("list -v", "list --json", "history", "doctor", "metrics")) {
      Result result = styxy.runCommand("faketime", time, "sh", "-c", "exec styxy " + words);
      assertEquals(0, result.status(), result.all());
      assertTrue(!(result.out() + result.err()).contains("10000-"), result.all());
    }
    Result again = styxy.run("allocate", "dev", "-n", "web");
    assertEquals(port, again.port());
    assertEquals("", again.err());
  }

  /** As if stdout was a terminal, where {@code list --watch} keeps the shell of the launcher. */
  @Test
  void theWordsOfAnotherCommandAreNotTakenForTheWatch() {
    List<String> words =
        List.of(
            InstalledTool.launcher(),
            "run",
            "-n",
            "web",
            "--",
            "sh",
            "-c",
            "echo $$",
            "list",
            "--watch");
    Process process = styxy.with("STYXY_SCREEN", "1").start(words);
    Result result = InstalledTool.finish(process);
    assertEquals(Long.toString(process.pid()), result.out().strip(), result.all());
  }

  @Test
  void withoutProcItIsSaidWhatIsMissing() {
    Needs.root();
    String hidden = "mount -t tmpfs none /proc && exec styxy list";
    Result result = styxy.runCommand("unshare", "-m", "sh", "-c", hidden);
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("mount -t proc"), result.all());
  }
}
