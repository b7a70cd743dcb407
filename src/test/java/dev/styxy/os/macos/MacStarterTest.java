package dev.styxy.os.macos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.os.StartedCommand;
import dev.styxy.os.linux.Child;
import dev.styxy.os.linux.OtherJvm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a command finds when a JVM has become it through posix_spawn with SETEXEC. */
class MacStarterTest extends StartedCommand {
  private String library;

  @BeforeEach
  void compile() throws Exception {
    library = new LibSystemDouble().file().toString();
  }

  @Override
  protected List<String> becoming(String... command) {
    List<String> all = OtherJvm.command(MacBecoming.class);
    all.add(library);
    all.addAll(List.of(command));
    return all;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "exec \"$@\" sh -c 'exit 3'",
        "exec \"$@\" sh -c 'kill -9 $$'",
        "umask 027; exec \"$@\" sh -c umask",
        "ulimit -Sn 77; ulimit -Hn 300; exec \"$@\" sh -c 'ulimit -Sn; ulimit -Hn'",
        "exec \"$@\" pwd",
        "exec 5</dev/null 7>/dev/null; exec \"$@\" sh -c 'ls /proc/$$/fd | grep -x [57]'",
        "exec \"$@\" printf '%s|' a 'b c' '' 'd*' '\\x' '\"'",
        "x=$(printf 'a\\377\\200b'); exec \"$@\" printf %s \"$x\"",
        "X=$(printf 'a\\377b') exec \"$@\" printenv X",
        "trap '' HUP INT; exec \"$@\" sed -nE 's/^(Sig(Blk|Ign)):.*(........)$/\\1 \\3/p'"
            + " /proc/self/status",
      })
  void commandIsAsItIsWithout(String script) throws Exception {
    assertNoDifference(script);
  }

  @Test
  void portIsFilledInAndSet() throws Exception {
    List<String> command = becoming("sh", "-c", "printf %s \"$PORT $1\"", "sh", "--port={port}");
    assertEquals(new Ended(0, "4711 --port=4711"), run(command, Map.of("PORT", "1")));
  }

  @Test
  void pidAndUniqueIdAreTheSame() throws Exception {
    String script = "echo $$ $(cut -d' ' -f22 /proc/$$/stat); read line";
    try (Child child = Child.start(becoming("sh", "-c", script))) {
      assertEquals(child.pid(), child.number(0));
      LibSystemDouble system = new LibSystemDouble();
      var processes = system.platform().host().processes();
      assertEquals("sh", processes.find(child.pid()).orElseThrow().command());
      assertEquals(child.number(1), processes.find(child.pid()).orElseThrow().startToken());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "no-such-command, 127",
    "./no-such-file, 127",
    "./plain, 126",
    "./folder, 126",
    "./lost, 127",
    "./bare, 5",
    "./alien, 126",
    "own-script, 6",
  })
  void commandThatCannotBeExecutedEndsAsInAShell(String command, int status) throws Exception {
    assertEndsAsInAShell(command, status);
  }
}
