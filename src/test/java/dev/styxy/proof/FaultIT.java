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
import org.junit.jupiter.params.provider.CsvSource;

/** Fails one allocation at its calls; src/proof has every error, once and for ever. */
class FaultIT {
  private static final int IO_FAILED = 7;

  @TempDir Path temporary;
  private Scene before;

  @BeforeEach
  void prepare() throws IOException {
    Strace.isNeeded();
    before = Scene.with(temporary, "old");
  }

  @ParameterizedTest
  @CsvSource({
    "openat, EACCES, +",
    "write, ENOSPC, ''",
    "write, EDQUOT, +",
    "fsync, EIO, ''",
    "rename, EROFS, ''",
    "fcntl, ENOLCK, +",
    "close, EINTR, ''"
  })
  void failureIsToldAndSuccessIsSaved(String call, String error, String lasting)
      throws IOException {
    int number = 1;
    while (isStruckAt(call, error, number, lasting)) {
      number++;
    }
    assertTrue(number > 1, call + " was never made");
  }

  private boolean isStruckAt(String call, String error, int number, String lasting)
      throws IOException {
    Scene scene = before.copy();
    Strace strace = new Strace(scene);
    String fault = "inject=" + call + ":error=" + error + ":when=" + number + lasting;
    InstalledTool.Result result =
        strace.inject(fault, "allocate", "dev", "-n", "new", "--owner", "none");
    if (!strace.hasStruck()) {
      return false;
    }
    judge(scene, result, fault + ": " + result.all());
    return true;
  }

  private void judge(Scene scene, InstalledTool.Result result, String what) {
    assertFalse(result.err().contains("\tat "), what);
    Map<String, Long> ports = scene.ports();
    assertEquals(before.ports().get("old"), ports.get("old"), what);
    if (result.status() == 0) {
      assertEquals(Long.valueOf(result.port()), ports.get("new"), what);
    } else {
      assertEquals(IO_FAILED, result.status(), what);
      assertEquals("", result.out(), what);
      assertTrue(result.err().startsWith("styxy: "), what);
    }
    assertEquals(0, scene.tool().run("renew", "old").status(), what);
    assertTrue(scene.litter().isEmpty(), what + scene.litter());
  }
}
