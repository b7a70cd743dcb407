package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kills one allocation at each of its calls; src/proof has every command and every call. */
class CrashIT {
  private static final int MOST_CALLS = 40;

  @TempDir Path temporary;
  private Scene before;

  @BeforeEach
  void prepare() throws IOException {
    Strace.isNeeded();
    before = Scene.with(temporary, "old");
  }

  @ParameterizedTest
  @ValueSource(strings = {"openat", "write", "fsync", "rename", "fcntl"})
  void killedAnywhereItLeavesTheOldStateOrTheNewOneAndNoLitter(String call) throws IOException {
    int number = 1;
    while (isKilledAt(call, number)) {
      number++;
    }
    assertTrue(number > 1 && number < MOST_CALLS, call + " was made " + (number - 1) + " times");
  }

  private boolean isKilledAt(String call, int number) throws IOException {
    Scene scene = before.copy();
    Strace strace = new Strace(scene);
    InstalledTool.Result killed =
        strace.inject(
            "inject=" + call + ":signal=KILL:when=" + number,
            "allocate",
            "dev",
            "-n",
            "new",
            "--owner",
            "none");
    if (!strace.hasStruck()) {
      return false;
    }
    lookAfter(scene, killed, call + " #" + number);
    return true;
  }

  private void lookAfter(Scene scene, InstalledTool.Result killed, String where) {
    Map<String, Long> ports = scene.ports();
    assertEquals(before.ports().get("old"), ports.get("old"), where);
    assertTrue(killed.out().isEmpty() || ports.containsKey("new"), where + ": announced and lost");
    long later = scene.tool().run("allocate", "dev", "-n", "later", "--owner", "none").port();
    assertFalse(ports.containsValue(later), where + ": given twice");
    assertTrue(scene.litter().isEmpty(), where + ": " + scene.litter());
  }
}
