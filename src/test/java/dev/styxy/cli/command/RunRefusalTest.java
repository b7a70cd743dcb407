package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.FakeConfigFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code run} says when it cannot become what was typed. */
class RunRefusalTest extends CliScene {

  @ParameterizedTest
  @ValueSource(strings = {"X=1", "1A", "A-B"})
  void aStrangeVariableIsRefusedBeforeAnythingIsAllocated(String name) {
    assertRefused(2, "invalid_name", "run", "--env", name, "--", "true");
    assertEquals(List.of(), store.state().allocations());
    assertEquals(List.of(), actions.held);
  }

  @ParameterizedTest
  @CsvSource({"--port, 0", "--ttl, soon", "--bind, ::"})
  void argumentsAreReadBeforeTheConfiguration(String option, String value) {
    configFiles =
        new FakeConfigFiles(
            () -> {
              throw new StyxyException(FailureCode.CONFIG_INVALID, "no configuration");
            });
    assertEquals(2, styxy("run", option, value, "--", "true").status());
    assertEquals(6, styxy("run", "--", "true").status());
  }

  private List<String> suggestionsFor(String word) {
    actions.isCommandThere = false;
    Result result = styxy("run", "--", word);
    assertEquals(127, result.status(), result.err());
    return result
        .err()
        .lines()
        .filter(line -> line.startsWith("  "))
        .map(line -> line.substring("  try: ".length()))
        .toList();
  }

  @Test
  void aWholeLineInOneWordIsForAShell() {
    assertEquals(
        List.of("styxy run … -- sh -c 'npm run dev'", "command -v it"),
        suggestionsFor("npm run dev"));
  }

  @Test
  void aVariableBeforeTheCommandIsForEnv() {
    assertEquals(List.of("styxy run … -- env 'A=b c' …", "command -v it"), suggestionsFor("A=b c"));
  }

  @Test
  void anyOtherWordIsLookedFor() {
    assertEquals(List.of("command -v it"), suggestionsFor("nope"));
    assertEquals(List.of("command -v it"), suggestionsFor("=x"));
  }

  @Test
  void aServiceWithoutAProjectFileIsSaidToHaveNone() {
    Result result = styxy("run", "web", "--", "true");
    assertTrue(result.err().contains("no .styxy.json of this project names services"));
    assertTrue(result.err().contains("\n       styxy run -- web …\n"), result.err());
  }
}
