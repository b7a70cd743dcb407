package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Masked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code styxy run} is the command that it was given, and nothing else. */
class RunIT {
  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  private Result run(String... arguments) {
    return styxy.run(
        Stream.concat(Stream.of("run"), Arrays.stream(arguments)).toArray(String[]::new));
  }

  @Test
  void portAndLockIdArriveAndNothingElse() {
    String print = "env | grep -E '^(PORT|STYXY_)' | sort | cut -d= -f1";
    Result result = run("-n", "web", "--", "sh", "-c", print);
    assertEquals("PORT\nSTYXY_HOME\nSTYXY_LOCK_ID\nSTYXY_PORT\n", result.out());
  }

  @Test
  void thePlaceholderIsReplacedWhereverItStands() {
    String port = Integer.toString(FreePort.ofDev());
    Result result = run("-p", port, "--env", "A", "--", "echo", "{port}", "x{port}y{port}", "{p}");
    assertEquals("N xNyN {p}\n".replace("N", port), result.out());
  }

  @Test
  void everyNamedVariableHoldsThePort() {
    String port = Integer.toString(FreePort.ofDev());
    Result result = run("-p", port, "--env=A", "--env", "B", "sh", "-c", "echo $A $B ${PORT-no}");
    assertEquals(port + " " + port + " no\n", result.out());
  }

  /** What ends in each way that there is; each is run with sh in a folder with files. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sh -c 'exit 0'",
        "sh -c 'exit 3'",
        "sh -c 'kill -TERM $$'",
        "sh -c 'kill -KILL $$'",
        "sh -c 'kill -INT $$'",
        "no-such-command",
        "./no/such",
        "./folder",
        "./folder/",
        "./plain",
        "./plain/x",
        "plain",
        "./alien",
        "./zeros",
        "./lost",
        "./own",
        "./bare"
      })
  void theExitStatusIsTheSameAsWithoutStyxy(String command) throws Exception {
    Files.createDirectory(project.resolve("folder"));
    Files.writeString(project.resolve("plain"), "exit 1\n");
    program("own", "#!/bin/sh\nexit 6\n");
    program("bare", "exit 5\n");
    program("lost", "#!/no/such/interpreter\n");
    program("alien", "\u007fELF\u0002\u0001\u0001\u0000");
    program("zeros", "\u0000\u0001\u0002exit 0\n");
    InstalledTool here = styxy.with("PATH", System.getenv("PATH") + ":" + project);
    String launcher = InstalledTool.launcher();
    Result without = here.runCommand("bash", "-c", command + "; echo $?");
    Result with = here.runCommand("bash", "-c", launcher + " run -- " + command + "; echo $?");
    assertEquals(without.out(), with.out(), without.err() + with.err());
  }

  private void program(String name, String content) throws Exception {
    Path file = Files.writeString(project.resolve(name), content);
    assertTrue(file.toFile().setExecutable(true));
  }

  /** A JVM blocks SIGQUIT in what it starts, tests included. */
  @Test
  void quitEndsTheCommandAsWithoutStyxy() {
    String script = "ulimit -c 0; kill -QUIT $$; exit 9";
    Result without = masked("", "sh", "-c", script);
    Result with = masked("", "styxy", "run", "--", "sh", "-c", script);
    assertEquals(without.status(), with.status());
  }

  private Result masked(String signals, String... command) {
    return styxy.runCommand(Masked.command(signals, command).toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({"no-such-command,127", "./no/such,127", "/etc/passwd,126", "/,126"})
  void whatCannotBeExecutedIsSaidAsShellsDo(String command, int status) {
    Result result = run("--", command);
    assertEquals(status, result.status(), result.all());
    assertTrue(result.err().contains("cannot run '" + command + "'"), result.err());
    assertEquals("no", styxy.run("list").out().isEmpty() ? "no" : "yes");
  }

  @Test
  void aScriptWithoutInterpreterLineIsTheShells() throws Exception {
    Path script = Files.writeString(project.resolve("go"), "echo \"$1 $PORT\"\n");
    script.toFile().setExecutable(true);
    String port = Integer.toString(FreePort.ofDev());
    assertEquals("a " + port + "\n", run("-p", port, "./go", "a").out());
  }

  @Test
  void aProgramOfAnotherMachineIsNoScript() throws Exception {
    Path program = Files.write(project.resolve("go"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0});
    program.toFile().setExecutable(true);
    Result result = run("./go");
    assertEquals(126, result.status(), result.all());
    assertTrue(result.err().contains("cannot execute binary file"), result.err());
  }

  @Test
  void aMissingInterpreterIsSaid() throws Exception {
    Path script = Files.writeString(project.resolve("go"), "#!/no/such/interpreter\n");
    script.toFile().setExecutable(true);
    Result result = run("./go");
    assertEquals(127, result.status());
    assertTrue(result.err().contains("interpreter"), result.err());
  }

  /** Each prints something that a process inherits, and that starting a JVM might have changed. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        // Without 32 and 33, which are the C library's own.
        "sed -nE 's/^(Sig(Blk|Ign)).*(.{8})$/\\1 \\3/p' /proc/self/status",
        "ulimit -Sa; ulimit -Ha",
        "umask; pwd; id; nice; cat /proc/self/oom_score_adj",
        "for f in /proc/self/fd/*; do echo \"$f $(readlink \"$f\")\"; done"
            + " | grep -vE 'socket|/fd$|pipe:'",
        "env | grep -vE '^(PORT|STYXY_PORT|STYXY_LOCK_ID|_)=' | sort",
        "cut -d' ' -f5,6,7,8 /proc/self/stat; cat /proc/self/coredump_filter",
        "cut -d' ' -f18,19,40,41 /proc/self/stat"
      })
  void whatIsInheritedIsAsWithoutStyxy(String print) {
    String around =
        "trap '' HUP PIPE USR1 USR2 XFSZ; ulimit -Sn 777; ulimit -c 0; echo 0x33 >/proc/self/coredump_filter; umask 027;"
            + " exec 5</etc/passwd 7>>/dev/null 9<&0; export LC_ALL=C JAVA_TOOL_OPTIONS=-Da=b"
            + " LD_LIBRARY_PATH=/nowhere CLASSPATH= version=1 name=x lib=y tty=z _JAVA_OPTIONS=;"
            + " exec ";
    Result without = styxy.runCommand("bash", "-c", around + "sh -c \"$0\"", print);
    Result with = styxy.runCommand("bash", "-c", around + "styxy run -- sh -c \"$0\"", print);
    assertEquals(without.out(), with.out());
    assertTrue(!without.out().isEmpty(), without.all());
  }

  @Test
  void nothingIsOpenButTheHold() {
    String count = "ls -l /proc/self/fd | grep -c socket";
    assertEquals("1\n", run("--", "sh", "-c", count).out());
    assertEquals("0\n", run("--no-hold", "sh", "-c", count).out());
  }

  @Test
  void blockedSignalsStayBlocked() {
    String signals = "1,3,10,12,15,40";
    Result without = masked(signals, "grep", "SigBlk", "/proc/self/status");
    Result with = masked(signals, "styxy", "run", "--", "grep", "SigBlk", "/proc/self/status");
    assertEquals(without.out(), with.out());
    assertTrue(without.out().endsWith("8000004a05\n"), without.all());
  }

  @Test
  void wordsAndVariablesArriveByteByByte() {
    int port = FreePort.ofDev();
    String raw =
        "export RAW=$(printf '\\377\\351'); styxy run -p "
            + port
            + " sh -c 'printf %s%s \"$0\" \"$RAW\" | od -An -tx1'"
            + " \"$(printf '\\376\\303\\251'){port}\"";
    String digits = Integer.toString(port).replaceAll("(.)", " 3$1");
    String arrived = styxy.runCommand("sh", "-c", raw).out();
    assertEquals(" fe c3 a9" + digits + " ff e9\n", arrived);
  }

  @Test
  void thePidStaysAndOwnsThePort() {
    try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      var owner = (java.util.Map<?, ?>) server.listed("web").get("owner");
      assertEquals(server.pid(), owner.get("pid"));
      Deadline.await(() -> server.process().info().command().orElse("").endsWith("sleep"));
      server.end();
      assertTrue(styxy.run("list").out().isEmpty());
    }
  }

  @Test
  void aNameThatRunsAlreadyIsRefusedWithWhatToDo() {
    try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      int port = server.port("web");
      Result again = run("-n", "web", "--", "true");
      assertEquals(4, again.status(), again.all());
      assertTrue(again.err().contains("pid " + server.pid()), again.err());
      for (String next : List.of("styxy check " + port, "styxy kill " + port, "styxy run --new")) {
        assertTrue(again.err().contains(next), again.err());
      }
      Result beside = run("--new", "-n", "web", "--", "sh", "-c", "echo $PORT");
      assertTrue(Integer.parseInt(beside.out().strip()) != port, beside.all());
    }
  }

  @Test
  void aServiceOfTheProjectIsRunByItsName() throws Exception {
    int port = FreePort.in(8000, 8099);
    Files.writeString(
        project.resolve(".styxy.json"),
        "{\"services\": {\"rest\": {\"type\": \"api\", \"env\": [\"A_PORT\", \"B_PORT\"], \"port\": "
            + port
            + "}}}");
    assertEquals(
        port + " " + port + "\n", run("rest", "--", "sh", "-c", "echo $A_PORT $B_PORT").out());
    assertEquals(
        port + "\n",
        run("rest", "--env", "X", "--no-hold", "--", "sh", "-c", "echo $X$A_PORT").out());
    Result unknown = run("web", "--", "true");
    assertEquals(1, unknown.status());
    assertTrue(unknown.err().contains("rest"), unknown.err());
  }

  @ParameterizedTest
  @CsvSource({"--env 1A true,2", "--env A-B true,2", "-n web,2", "--exact true,2", "-s dve true,2"})
  void badInputIsSaid(String words, int status) {
    Result result = run(words.split(" "));
    assertEquals(status, result.status(), result.all());
    assertTrue(result.err().startsWith("styxy: "), result.err());
    assertTrue(result.out().isEmpty());
  }

  /** What styxy has to say while it waits would stand in the server's log. */
  @Test
  void whatIsSaidOfTheLockNeverReachesTheCommandsLog() throws Exception {
    assertEquals(0, run("--", "true").status());
    Path lock;
    try (Stream<Path> files = Files.walk(home)) {
      lock = files.filter(file -> file.endsWith("state.lock")).findFirst().orElseThrow();
    }
    try (FileChannel held = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      FileLock taken = held.lock();
      Process waiting =
          styxy.start(
              List.of(
                  "sh",
                  "-c",
                  "styxy allocate test >/dev/null 2>allocate.log & styxy run -- true; wait"));
      Path log = project.resolve("allocate.log");
      Deadline.await(() -> said(log).contains("waiting for the state lock"));
      taken.release();
      Result result = InstalledTool.finish(waiting);
      assertEquals(0, result.status(), result.all());
      assertEquals("", result.err());
    }
  }

  private static String said(Path log) {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void optionsOfTheCommandAreNotOurs() {
    assertEquals("--json -q --help\n", run("echo", "--json", "-q", "--help").out());
  }
}
