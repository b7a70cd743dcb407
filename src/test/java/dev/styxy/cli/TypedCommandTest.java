package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.invocation.CommonOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

class TypedCommandTest {

  private static TypedCommand of(String... words) {
    return TypedCommand.of(words);
  }

  @Test
  void firstNonOptionArgumentIsTheCommand() {
    TypedCommand typed = of("allocate", "dev", "-n", "web");
    assertEquals(Optional.of("allocate"), typed.word());
    assertEquals(List.of("dev", "-n", "web"), typed.words());
    assertTrue(typed.tail().isEmpty());
  }

  @Test
  void optionsBeforeTheCommandAreItsOwn() {
    assertEquals(List.of("--json", "-v"), of("--json", "list", "-v").words());
    assertTrue(of("--json", "list", "-v").has("--verbose"));
  }

  @Test
  void valuesOfOptionsAreNoCommand() {
    assertEquals(Optional.of("list"), of("--lock-timeout", "5s", "list").word());
    assertEquals(Optional.of("list"), of("--color", "never", "list").word());
  }

  @Test
  void delimiterInFrontIsNoCommand() {
    assertEquals(Optional.of("release"), of("--", "release", "-x").word());
    assertEquals(List.of("--", "-x"), of("--", "release", "-x").words());
    assertTrue(of("--").word().isEmpty());
  }

  @Test
  void nothingIsNoCommand() {
    assertTrue(of().word().isEmpty());
    assertTrue(of("--lock-timeout").word().isEmpty());
  }

  @Test
  void whatIsRightIsKnownWhateverElseIsWrong() {
    assertTrue(of("allocate", "--bogus", "--json").has("--json"));
    assertTrue(of("allocate", "-n", "--json").has("--json"));
    assertTrue(of("allocate", "-n", "a", "-n", "b", "--debug").has("--debug"));
    assertTrue(of("nonsense", "x", "--json").has("--json"));
    assertTrue(of("--bogus", "--json").has("--json"));
    assertFalse(of("release", "--", "--json").has("--json"));
  }

  /** The launcher finds the command word without Java, so that it has its own list. */
  @Test
  void launcherKnowsTheCommonOptionsThatTakeAValue() throws IOException {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : CommonOptions.addTo(CommandSpec.create()).options()) {
      if (option.arity().min() > 0) {
        names.addAll(List.of(option.names()));
      }
    }
    String line = String.join(" | ", names) + ") styxy_value=next ;;";
    assertTrue(Files.readString(Path.of("src/launcher/styxy")).contains(line), line);
  }

  private static TypedCommand run(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "run";
    System.arraycopy(words, 0, all, 1, words.length);
    return TypedCommand.of(all);
  }

  @Test
  void theTailOfRunIsNotStyxysOwn() {
    assertEquals(List.of("node", "--json", "-q"), run("node", "--json", "-q").tail());
    assertFalse(run("node", "--json").has("--json"));
    assertTrue(run("--json", "node").has("--json"));
  }

  @Test
  void theTailBeginsBehindOptionsAndTheirValues() {
    TypedCommand words = run("-n", "web", "--env=A", "--no-hold", "make", "-s", "dev");
    assertEquals(List.of("make", "-s", "dev"), words.tail());
    assertEquals(List.of("-n", "web", "--env=A", "--no-hold"), words.words());
  }

  @Test
  void shortOptionsMayStandTogether() {
    assertEquals(List.of("-qn", "web"), run("-qn", "web", "--", "cmd").words());
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
    TypedCommand words = run("-p", "3000", "web", "--", "cmd", "--", "x");
    assertEquals(List.of("-p", "3000", "web"), words.words());
    assertEquals(List.of("cmd", "--", "x"), words.tail());
  }

  @Test
  void optionsMayStandBehindAService() {
    TypedCommand words = run("api", "--env", "PORT", "-qn", "x", "-p8001", "--", "cmd", "--env");
    assertEquals(List.of("api", "--env", "PORT", "-qn", "x", "-p8001"), words.words());
    assertEquals(List.of("cmd", "--env"), words.tail());
    assertEquals(List.of("x"), run("api", "--env=A", "--no-hold", "--json", "--", "x").tail());
    assertEquals(List.of("x"), run("api", "--socket", "--bind", "::", "-qh", "--", "x").tail());
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
