package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandWordsTest {

  private static CommandWords of(String... words) {
    return CommandWords.of(words);
  }

  @Test
  void firstWordThatIsNoOptionIsTheCommand() {
    assertEquals(
        new CommandWords(Optional.of("allocate"), List.of("dev", "-n", "web"), List.of()),
        of("allocate", "dev", "-n", "web"));
  }

  @Test
  void optionsBeforeTheCommandAreItsOwn() {
    assertEquals(
        new CommandWords(Optional.of("list"), List.of("--json", "-v"), List.of()),
        of("--json", "list", "-v"));
  }

  @Test
  void operandOfTheLockTimeoutIsNoCommand() {
    assertEquals(Optional.of("list"), of("--lock-timeout", "5s", "list").command());
  }

  @Test
  void nothingIsNoCommand() {
    assertTrue(of().command().isEmpty());
    assertTrue(of("--lock-timeout").command().isEmpty());
  }

  private static CommandWords run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "run";
    System.arraycopy(words, 0, all, 1, words.length);
    return CommandWords.of(all);
  }

  @Test
  void theTailOfRunIsNotStyxysOwn() {
    assertEquals(List.of("node", "--json", "-q"), run("node", "--json", "-q").tail());
    assertFalse(run("node", "--json").has("--json"));
    assertTrue(run("--json", "node").has("--json"));
  }

  @Test
  void theTailBeginsBehindOptionsAndTheirValues() {
    CommandWords words = run("-n", "web", "--env=A", "--no-hold", "make", "-s", "dev");
    assertEquals(List.of("make", "-s", "dev"), words.tail());
    assertEquals(List.of("-n", "web", "--env=A", "--no-hold"), words.arguments());
  }

  @Test
  void shortOptionsMayStandTogether() {
    assertEquals(List.of("-qn", "web"), run("-qn", "web", "--", "cmd").arguments());
    assertEquals(List.of("cmd"), run("-qn", "web", "cmd").tail());
    assertEquals(List.of("cmd"), run("-nweb", "cmd").tail());
  }

  @Test
  void aDelimiterIsTakenOnce() {
    assertEquals(List.of("cmd", "--", "x"), run("--", "cmd", "--", "x").tail());
    assertEquals(List.of("-x"), run("-n", "web", "--", "-x").tail());
  }

  @Test
  void aWordBeforeTheDelimiterIsAService() {
    CommandWords words = run("-p", "3000", "web", "--", "cmd", "--", "x");
    assertEquals(List.of("-p", "3000", "web"), words.arguments());
    assertEquals(List.of("cmd", "--", "x"), words.tail());
  }

  @Test
  void optionsMayStandBehindAService() {
    CommandWords words = run("api", "--env", "PORT", "-qn", "x", "-p8001", "--", "cmd", "--env");
    assertEquals(List.of("api", "--env", "PORT", "-qn", "x", "-p8001"), words.arguments());
    assertEquals(List.of("cmd", "--env"), words.tail());
    assertEquals(List.of("x"), run("api", "--env=A", "--no-hold", "--json", "--", "x").tail());
  }

  @Test
  void whatHasOptionsThatAreNotOursIsTheCommand() {
    assertEquals(List.of("ls", "-l", "--", "-x"), run("ls", "-l", "--", "-x").tail());
    assertEquals(
        List.of("npm", "run", "dev", "--", "-p"), run("npm", "run", "dev", "--", "-p").tail());
    assertEquals(List.of("make", "-n", "all"), run("make", "-n", "all").tail());
    assertEquals(List.of("vite", "--port"), run("vite", "--port").tail());
  }

  @Test
  void runWithoutCommandHasNoTail() {
    assertTrue(run("-n").tail().isEmpty());
    assertTrue(run("-n", "web", "--").tail().isEmpty());
    assertTrue(run("--help").tail().isEmpty());
  }
}
