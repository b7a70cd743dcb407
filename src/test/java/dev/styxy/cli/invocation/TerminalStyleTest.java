package dev.styxy.cli.invocation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.cli.Screen;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TerminalStyleTest {
  private static final TerminalStyle TERMINAL = Screen.terminal(80).output().look();
  private static final TerminalStyle PIPE = Screen.pipe().output().look();

  @Test
  void homeIsATilde() {
    assertEquals("~", TERMINAL.path("/home/me"));
    assertEquals("~/src/app", TERMINAL.path("/home/me/src/app"));
  }

  @Test
  void homeOfSomebodyElseIsNot() {
    assertEquals("/home/melinda/app", TERMINAL.path("/home/melinda/app"));
  }

  @Test
  void messagesHaveTildesWhereAShellWouldExpandThem() {
    assertEquals(
        "of ~/app (~/x): not '/home/me/my app' or /home/mel or /srv/home/me",
        TERMINAL.message(
            "of /home/me/app (/home/me/x): not '/home/me/my app' or /home/mel or /srv/home/me"));
    assertEquals("of /home/me/app", PIPE.message("of /home/me/app"));
  }

  @Test
  void pipeGetsPathsAndTimesExactly() {
    assertEquals("/home/me/src", PIPE.path("/home/me/src"));
    assertEquals("1970-01-01T00:01:00.000Z", PIPE.time(60_000, 120_000));
  }

  @Test
  void peopleReadHowLongAgo() {
    assertEquals("1m ago", TERMINAL.time(60_000, 120_000));
  }

  @Test
  void columnsVariableBeatsTheTerminal() {
    TerminalStyle look = Screen.terminal(80, Map.of("COLUMNS", "60")).output().look();
    assertEquals(OptionalInt.of(60), look.width());
  }

  @Test
  void nonsenseInColumnsIsIgnored() {
    TerminalStyle look = Screen.terminal(80, Map.of("COLUMNS", "-1")).output().look();
    assertEquals(OptionalInt.of(80), look.width());
  }

  @Test
  void pipeHasNoWidth() {
    assertEquals(OptionalInt.empty(), PIPE.width());
  }
}
