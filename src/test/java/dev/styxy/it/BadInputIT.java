package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.PrivateDirectory;
import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    "allocate dev --project=, 2, invalid_project, is a variable unset",
    "release --project=, 2, invalid_project, is a variable unset",
    "release --instance=, 2, usage, is a variable unset",
    "release 99999, 2, invalid_port, 65535",
    "list --service apx, 2, unknown_type, styxy list --service api",
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
  void wordsWithSpacesAreNoTimeAndNoProject() {
    isRefused(styxy.run("allocate", "dev", "--ttl", "5 parsecs"), 2, "5 parsecs");
    isRefused(styxy.run("release", "--project", ""), 2, "project");
    isRefused(styxy.run("allocate", "dev", "--project", ""), 2, "project");
  }

  private static void isRefused(Result result, int status, String word) {
    assertEquals(status, result.status(), result.all());
    assertTrue(result.err().contains(word), result.all());
    assertFalse(result.err().contains("\tat "), result.all());
    assertEquals("", result.out(), result.all());
  }

  @Test
  void aHomeThatIsNoDirectoryIsCalledSo() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "precious");
    for (String place : List.of(file.toString(), "/dev/full")) {
      for (String command : List.of("list", "allocate dev", "config show", "history")) {
        Result result = styxy.with("STYXY_HOME", place).run(command.split(" "));
        assertEquals(7, result.status(), result.all());
        assertTrue(result.err().contains("not a directory: " + place), result.all());
      }
      Result json = styxy.with("STYXY_HOME", place).run("list", "--json");
      assertEquals("state_unsafe", Json.object(json.out()).get("code"), json.all());
    }
    assertEquals("precious", Files.readString(file));
  }

  @Test
  void aHomeOfSomebodyElseIsRefused() throws IOException {
    Root.isNeeded();
    PrivateDirectory.make(styxy.home());
    assertEquals(0, styxy.runCommand("chown", "65534", styxy.home().toString()).status());
    isRefused(styxy.run("allocate", "dev"), 7, styxy.home().toString());
  }

  @Test
  void aHomeThatIsReadOnlyIsRefused() throws IOException {
    Root.isNeeded();
    PrivateDirectory.make(styxy.home());
    Result result =
        styxy.runCommand(
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount -t tmpfs -o ro,mode=700 tmpfs \"$STYXY_HOME\" && exec styxy allocate dev");
    isRefused(result, 7, styxy.home().toString());
  }

  @Test
  void aRelativeHomeIsRefused() {
    Result result = styxy.with("STYXY_HOME", "relative/home").run("allocate", "dev");
    assertEquals(2, result.status(), result.all());
    assertTrue(result.err().contains("STYXY_HOME"), result.all());
  }
}
