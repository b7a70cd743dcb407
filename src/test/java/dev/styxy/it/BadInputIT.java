package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadInputIT {
  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  @ParameterizedTest
  @CsvSource({
    "allocate dve, 2, unknown_type, dev",
    "allocate, 2, usage, which service type",
    "allocate dev -p 0, 2, invalid_port, 65535",
    "allocate dev -p 65536, 2, invalid_port, 65535",
    "allocate dev -p abc, 2, invalid_port, abc",
    "allocate dev -n a/b, 2, invalid_name, slash",
    "allocate dev -n 3000, 2, invalid_name, port",
    "allocate dev --ttl=-5m, 2, invalid_ttl, -5m",
    "allocate dev --ttl 999999999h, 2, invalid_ttl, 999999999h",
    "allocate dev --project /does/not/exist, 2, invalid_project, /does/not/exist",
    "allocate dev --owner 999999999, 2, invalid_owner, 999999999",
    "allocate dev --exact, 2, usage, --port",
    "allocate dev --nonsense, 2, usage, --nonsense",
    "check 3000abc, 2, invalid_port, 3000abc",
    "release nothing-of-that-name, 1, not_found, nothing-of-that-name",
    "renew, 2, usage, which allocations",
    "lsit, 2, usage, styxy list",
    "daemon dance, 2, usage, restart"
  })
  void isAnsweredWithItsStatusItsCodeAndAWordThatHelps(
      String line, int status, String code, String word) {
    Result text = styxy.run(line.split(" "));
    assertEquals(status, text.status(), text.all());
    assertTrue(text.err().contains(word), text.all());
    assertEquals("", text.out(), text.all());
    assertFalse(text.err().contains("\tat "), text.all());
    Result json = styxy.run((line + " --json").split(" "));
    assertEquals(status, json.status());
    assertEquals(code, Json.object(json.out()).get("code"), json.all());
    assertEquals(false, Json.object(json.out()).get("success"));
  }

  @Test
  void namesThatDoNotPrintAreRefusedAndNotPrinted() {
    for (String name : new String[] {"a\u001b[31mb", "a\nb", "a\u202eb", "a\u0085b"}) {
      Result result = styxy.run("allocate", "dev", "-n", name);
      assertEquals(2, result.status(), result.all());
      for (int i = 0; i < result.err().length(); i++) {
        char c = result.err().charAt(i);
        assertTrue(c == '\n' || !Character.isISOControl(c) && c != '\u202e', result.all());
      }
    }
    assertEquals(2, styxy.run("allocate", "dev", "-n", "x".repeat(300)).status());
  }

  @Test
  void aRelativeHomeIsRefused() {
    Result result = styxy.with("STYXY_HOME", "relative/home").run("allocate", "dev");
    assertEquals(2, result.status(), result.all());
    assertTrue(result.err().contains("STYXY_HOME"), result.all());
  }
}
