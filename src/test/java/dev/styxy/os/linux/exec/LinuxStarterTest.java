package dev.styxy.os.linux.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.Needs;
import dev.styxy.os.StartedCommand;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.Masked;
import dev.styxy.os.linux.OtherJvm;
import dev.styxy.os.linux.libc.ProcFile;
import dev.styxy.os.linux.process.ProcStat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command finds when a JVM has become it, compared with the same command without. */
class LinuxStarterTest extends StartedCommand {
  private static final List<String> BECOME = OtherJvm.command(Becoming.class);

  /** Without the signals from 33 on, which the C library keeps for itself. */
  private static final String SIGNALS =
      "sed -nE 's/^(Sig(Blk|Ign|Cgt)):.*(........)$/\\1 \\3/p' /proc/self/status";

  private Ended become(String... command) throws Exception {
    return run(becoming(command), Map.of());
  }

  @Override
  protected List<String> becoming(String... command) {
    List<String> all = new ArrayList<>(BECOME);
    all.add("0");
    all.addAll(List.of(command));
    return all;
  }

  /** A JDK finds its own libraries by /proc, unless it is told where they are. */
  @Test
  void withoutProcTheCommandIsAChild() throws Exception {
    Needs.root();
    List<String> command = new ArrayList<>(List.of("unshare", "-m", "sh", "-c"));
    command.addAll(List.of("mount -t tmpfs styxy-test /proc && exec \"$@\"", "sh"));
    command.addAll(becoming("sh", "-c", "echo $PORT"));
    String libraries = System.getProperty("java.home") + "/lib";
    assertEquals(new Ended(0, "4711\n"), run(command, Map.of("LD_LIBRARY_PATH", libraries)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec \"$@\" sh -c 'exit 3'",
        "exec \"$@\" sh -c 'kill -9 $$'",
        "exec \"$@\" sh -c 'kill -TERM $$'",
        "umask 027; exec \"$@\" sh -c umask",
        "ulimit -Sn 77; ulimit -Hn 300; exec \"$@\" sh -c 'ulimit -Sn; ulimit -Hn'",
        "exec \"$@\" pwd",
        "exec \"$@\" env -u _ cat /dev/stdin",
        "exec \"$@\" " + SIGNALS,
        "trap '' INT HUP; exec \"$@\" " + SIGNALS,
        "exec 5</dev/null 7>/dev/null; exec \"$@\" sh -c 'ls /proc/$$/fd | grep -x [57]'",
        "exec \"$@\" printf '%s|' a 'b c' '' 'd*' '\\x' '\"'",
      })
  void commandIsAsItIsWithout(String script) throws Exception {
    assertNoDifference(script);
  }

  @Test
  void signalsThatWereBlockedAreBlockedAndIgnoredOnesAreIgnored() throws Exception {
    List<String> way = Masked.command("3,12,14", "sh", "-c", "trap '' PIPE; exec \"$@\"", "sh");
    List<String> look = List.of("sh", "-c", SIGNALS);
    List<String> plain = new ArrayList<>(way);
    plain.addAll(look);
    way.addAll(OtherJvm.command(Becoming.class, "-Dstyxy.ignored=4096"));
    way.add("0");
    way.addAll(look);
    assertEquals(run(plain, Map.of()), run(way, Map.of()));
  }

  @Test
  void bytesThatAreNoTextGoThrough() throws Exception {
    assertNoDifference("x=$(printf 'a\\377\\200b'); exec \"$@\" printf %s \"$x\"");
    assertNoDifference("X=$(printf 'a\\377b') exec \"$@\" printenv X");
  }

  @Test
  void portIsFilledInAndSet() throws Exception {
    assertEquals(
        "4711 --port=4711",
        become("sh", "-c", "printf %s \"$PORT $1\"", "sh", "--port={port}").out());
  }

  @Test
  void environmentIsTheUsersOwnButForWhatIsSet() throws Exception {
    Map<String, String> variables = Map.of("PORT", "1", "X", "a\nb=c");
    List<String> plain = List.of("sh", "-c", "PORT=4711 exec env -0");
    String expected = sorted(run(plain, variables).out());
    assertEquals(expected, sorted(run(becoming("env", "-0"), variables).out()));
  }

  private static String sorted(String entries) {
    List<String> kept = new ArrayList<>(List.of(entries.split("\0")));
    kept.removeIf(entry -> entry.startsWith("_=") || entry.startsWith("PWD="));
    kept.sort(null);
    return String.join("\n", kept);
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-command, 127",
    "./no-such-file, 127",
    "./plain, 126",
    "./folder, 126",
    "./plain/x, 126",
    "folder, 126",
    "plain, 126",
    "./lost, 127",
    "./bare, 5",
    "./alien, 126",
    "bare, 5",
    "own-script, 6",
  })
  void commandThatCannotBeExecutedEndsAsInAShell(String command, int status) throws Exception {
    assertEndsAsInAShell(command, status);
  }

  @Test
  void emptyFolderOfThePathIsTheWorkingDirectory() throws Exception {
    script("here", "#!/bin/sh\nexit 6\n", "rwxr-xr-x");
    Map<String, String> variables = Map.of("PATH", System.getenv("PATH") + ":");
    assertEquals(6, run(becoming("here"), variables).status());
  }

  @Test
  void longArgumentsGoThrough() throws Exception {
    assertEquals(100_000, become("printf", "%s", "x".repeat(100_000)).out().length());
  }

  @Test
  void pidAndStartAreTheSame() throws Exception {
    try (Child child =
        Child.start(becoming("sh", "-c", "echo $$ $(cut -d' ' -f22 /proc/$$/stat); read line"))) {
      assertEquals(child.pid(), child.number(0));
      ProcStat stat = ProcStat.parse(ProcFile.read("/proc/" + child.pid() + "/stat").orElseThrow());
      assertEquals("sh", stat.command());
      assertEquals(stat.startTicks(), child.number(1));
    }
  }
}
