package dev.styxy.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.FakeConfigFiles;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common. */
class CliTest extends CliScene {

  @ParameterizedTest
  @EnumSource
  void everyCommandHasHelpWithExamples(CommandTable entry) {
    Result result = styxy(entry.word(), "--help");
    assertEquals(0, result.status());
    assertTrue(result.out().startsWith("Usage: styxy " + entry.word()), result.out());
    assertTrue(result.out().contains("Example"), result.out());
    assertEquals("", result.err());
  }

  @ParameterizedTest
  @EnumSource
  void everyCommandIsInTheHelp(CommandTable entry) {
    String help = styxy("--help").out();
    assertTrue(help.contains("\n  " + entry.word() + " "), help);
    assertTrue(help.contains(entry.summary()), help);
  }

  @ParameterizedTest
  @EnumSource
  void helpHasNoColour(CommandTable entry) {
    assertFalse(styxy(entry.word(), "-h").out().contains("\u001b"));
  }

  @Test
  void versionIsPrinted() {
    assertEquals(new Result(0, "styxy 1.2.3\n", ""), styxy("--version"));
    assertEquals(new Result(0, "styxy 1.2.3\n", ""), styxy("-V"));
  }

  @Test
  void versionIsPrintedAsJson() {
    Map<String, Object> version = Map.of("success", true, "version", "1.2.3");
    assertEquals(version, styxy("--version", "--json").json());
    assertEquals(version, styxy("--json", "-V").json());
  }

  @Test
  void versionAsACommandIsNoneAndSaysWhatToType() {
    assertRefused(2, "usage", "version");
    assertTrue(styxy("version").err().endsWith("try: styxy --version\n"));
  }

  @ParameterizedTest
  @EnumSource
  void helpIsACommandToo(CommandTable entry) {
    assertEquals(styxy(entry.word(), "--help"), styxy("help", entry.word()));
  }

  @Test
  void helpAloneIsThatOfAll() {
    assertEquals(styxy("--help"), styxy("help"));
    assertRefused(2, "usage", "help", "alocate");
    assertTrue(styxy("help", "alocate").err().contains("styxy allocate"));
  }

  @Test
  void commonOptionsMayStandBeforeTheCommand() {
    assertEquals(3000L, styxy("--json", "-q", "allocate", "dev").json().get("port"));
    styxy("--lock-timeout", "3s", "list");
    assertEquals(OptionalLong.of(3000), lockTimeout);
  }

  @Test
  void quietCountsInACluster() {
    atTerminal();
    assertEquals("", styxy("list", "-qv").err());
    assertEquals("", styxy("allocate", "dev", "-qn", "web").err());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void strangeColourIsRefusedBeforeAnythingIsDone(boolean isTerminal) {
    if (isTerminal) {
      atTerminal();
    }
    Result result = styxy("allocate", "dev", "--color", "mauve");
    assertEquals(2, result.status());
    assertEquals("", result.out());
    assertTrue(result.err().contains("'mauve' is not a colour choice"), result.err());
    assertEquals(List.of(), store.state().allocations());
    assertEquals(2, styxy("--color=mauve", "--help").status());
  }

  @Test
  void lockTimeoutIsHandedOn() {
    styxy("list", "--lock-timeout", "2m");
    assertEquals(OptionalLong.of(120_000), lockTimeout);
    styxy("list");
    assertEquals(OptionalLong.empty(), lockTimeout);
  }

  @Test
  void stackTraceIsForDebugAlone() {
    assertFalse(styxy("release").err().contains("\tat "));
    assertTrue(styxy("release", "--debug").err().contains("\tat dev.styxy."));
  }

  @Test
  void bugIsSeventyAndNoStackTrace() {
    settings = null;
    assertRefused(70, "internal", "allocate", "dev");
  }

  @Test
  void aMachineThatAllowsNoMoreThreadsIsNoBug() {
    configFiles =
        new FakeConfigFiles(
            () -> {
              throw new OutOfMemoryError("unable to create native thread: possibly out of memory");
            });
    assertRefused(7, "io", "allocate", "dev");
    assertTrue(styxy("allocate", "dev").err().contains("ulimit -u"));
  }

  @Test
  void anExhaustedHeapIsABug() {
    configFiles =
        new FakeConfigFiles(
            () -> {
              throw new OutOfMemoryError("Java heap space");
            });
    assertRefused(70, "internal", "allocate", "dev");
  }

  @Test
  void failureInJsonIsOneObjectOnStdout() {
    Result result = styxy("allocate", "dve", "--json");
    assertEquals(1, result.lines().size());
    assertEquals("unknown_type", result.json().get("code"));
    assertTrue(result.json().get("error").toString().startsWith("unknown service type"));
    assertTrue(result.json().containsKey("suggestions"));
  }

  @Test
  void jsonIsPureAscii() {
    String out = styxy("allocate", "dev", "-n", "сервер", "--json").out();
    assertTrue(out.chars().allMatch(c -> c < 128), out);
    assertEquals("сервер", JsonTree.of(out).get("service_name"));
  }
}
