package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.PrivateDirectory;
import dev.styxy.it.InstalledTool;
import dev.styxy.it.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What others may have put where the state belongs is refused or stepped around. */
class PlaceIT {
  private static final int REFUSED = 7;
  private static final String VICTIM = "what must not be touched\n";

  @TempDir Path temporary;

  @ParameterizedTest
  @CsvSource({
    "state.json, link",
    "state.json, hard link",
    "state.json, FIFO",
    "state.json, directory",
    "state.lock, link",
    "state.lock, hard link",
    "state.lock, FIFO",
    "state.json.tmp, link",
    "state.json.tmp, FIFO",
    "state.json.tmp, directory",
    "state.json.bak, link",
    "completion, link",
    "completion.tmp, FIFO",
    "events.jsonl, link",
    "events.jsonl, FIFO"
  })
  void whatIsPlantedIsNeverFollowed(String name, String kind) throws Exception {
    Scene scene = Scene.with(temporary, "web");
    Path victim = Files.writeString(temporary.resolve("victim"), VICTIM);
    Path path = scene.file(name);
    Files.deleteIfExists(path);
    plant(kind, path, victim);
    InstalledTool.Result result = scene.tool().run("allocate", "dev", "-n", "more");
    assertEquals(VICTIM, Files.readString(victim));
    assertFalse(result.err().contains("\tat "), result.all());
    if (result.status() == 0) {
      assertTrue(scene.tool().run("list").out().contains("more"), "announced and not saved");
    } else {
      assertEquals(REFUSED, result.status(), result.all());
      assertTrue(result.err().contains(name) && result.out().isEmpty(), result.all());
    }
  }

  private static void plant(String kind, Path path, Path victim) throws Exception {
    switch (kind) {
      case "link" -> Files.createSymbolicLink(path, victim);
      case "hard link" -> Files.createLink(path, victim);
      case "directory" -> Files.createDirectory(path);
      default -> assertEquals(0, new ProcessBuilder("mkfifo", path.toString()).start().waitFor());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx---rwx", "rwx----w-"})
  void aHomeThatOthersMayWriteToIsRefused(String mode) throws IOException {
    Scene scene = Scene.with(temporary);
    PrivateDirectory.make(scene.home());
    Files.createFile(scene.home().resolve("somebody-was-here"));
    Files.setPosixFilePermissions(scene.home(), PosixFilePermissions.fromString(mode));
    assertUnsafe(scene, scene.home());
  }

  @Test
  void aParentInWhichAnybodyMayRenameIsRefused() throws IOException {
    Scene scene = Scene.with(temporary);
    Path parent = scene.home().getParent();
    Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxrwxrwx"));
    assertUnsafe(scene, parent);
  }

  @Test
  void aHomeThatIsAFileIsRefused() throws IOException {
    Scene scene = Scene.with(temporary);
    Files.writeString(scene.home(), VICTIM);
    assertUnsafe(scene, scene.home());
    assertEquals(VICTIM, Files.readString(scene.home()));
  }

  private static void assertUnsafe(Scene scene, Path named) {
    InstalledTool.Result result = scene.tool().run("allocate", "dev", "--json");
    assertEquals(REFUSED, result.status(), result.all());
    assertEquals(false, Json.object(result.out()).get("success"));
    assertTrue(result.out().contains(named.toString()), result.all());
  }

  @Test
  void everythingIsPrivateWhateverTheUmask() throws IOException {
    Scene scene = Scene.with(temporary);
    String script = "umask 0; exec styxy allocate dev --owner none";
    assertEquals(0, scene.tool().runCommand("sh", "-c", script).status());
    assertEquals("rwx------", mode(scene.home()));
    assertEquals("rwx------", mode(scene.folder()));
    for (String name :
        new String[] {"state.json", "state.json.bak", "state.lock", "events.jsonl"}) {
      assertEquals("rw-------", mode(scene.file(name)), name);
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
