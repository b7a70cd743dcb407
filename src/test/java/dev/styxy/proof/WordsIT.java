package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool;
import dev.styxy.it.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that tries to take the terminal over never arrives there raw. */
class WordsIT {
  private static final String ESCAPE = "a\u001b]0;x\u0007b\u001b[2J";
  private static final String LINES = "a\nINJECTED\rb\u2028INJECTED";
  private static final String TURNED = "a\u202egnp.exe\u2066\u009b31m\u007f";

  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {ESCAPE, LINES, TURNED})
  void inArgumentsAndTheErrorsAboutThem(String text) throws IOException {
    InstalledTool tool = Scene.with(temporary).tool();
    String[][] uses = {
      {"allocate", "dev", "-n", text},
      {"allocate", text},
      {"allocate", "dev", "-p", text, "--debug"},
      {"allocate", "dev", "--project", text},
      {"release", text},
      {"renew", "x", "--ttl", text, "--debug"},
      {"check", text},
      {text},
      {"list", "--" + text},
    };
    for (String[] use : uses) {
      assertClean(tool.run(use));
    }
    InstalledTool.Result json = tool.run("release", text, "--json");
    assertClean(json);
    Json.object(json.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {ESCAPE, LINES, TURNED})
  void inProjectsAndInstances(String text) throws IOException {
    Path project = Files.createDirectory(temporary.resolve(text));
    InstalledTool tool = Scene.with(temporary).tool().in(project).with("STYXY_INSTANCE", text);
    String port = Integer.toString(tool.run("allocate", "dev", "-n", "web").port());
    String[][] uses = {
      {"list", "-v"},
      {"list", "--json"},
      {"check", port},
      {"allocate", "dev", "-p", port, "--exact"},
      {"release", "web", "--project", temporary.toString()},
      {"cleanup", "--force"},
    };
    for (String[] use : uses) {
      assertClean(tool.run(use));
    }
  }

  @Test
  void aWordThatBeginsWithAnAtSignIsNoFileOfArguments() throws IOException {
    Path file = Files.writeString(temporary.resolve("arguments"), "--json INJECTED");
    InstalledTool.Result result = Scene.with(temporary).tool().run("release", "@" + file);
    assertTrue(result.err().contains("@" + file), result.all());
    assertFalse(result.all().contains("INJECTED"), result.all());
  }

  @Test
  void whatIsSuggestedRunsNothingWhenItIsTyped() throws IOException {
    Scene scene = Scene.with(temporary);
    Path project = Files.createDirectory(temporary.resolve("$(touch INJECTED)"));
    scene.tool().in(project).run("allocate", "dev", "-n", "web", "--owner", "none").port();
    String error = scene.tool().run("release", "web").err();
    String words = error.substring(error.indexOf("--project ")).lines().findFirst().orElseThrow();
    InstalledTool.Result typed = scene.tool().runCommand("sh", "-c", "printf '%s\n' " + words);
    assertTrue(typed.out().contains(project.toString()), typed.all());
  }

  private static void assertClean(InstalledTool.Result result) {
    assertNotEquals(70, result.status(), result.all());
    String said = (result.out() + result.err()).replaceAll("(?m)^\t", "");
    for (int i = 0; i < said.length(); i++) {
      int kind = Character.getType(said.charAt(i));
      boolean isRaw =
          kind == Character.CONTROL
              || kind == Character.FORMAT
              || kind == Character.LINE_SEPARATOR
              || kind == Character.PARAGRAPH_SEPARATOR;
      assertFalse(isRaw && said.charAt(i) != '\n', () -> "raw: " + result.all());
    }
    assertFalse(said.lines().anyMatch(line -> line.startsWith("INJECTED")), result.all());
  }
}
