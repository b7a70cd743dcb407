package dev.styxy.it;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a test forgets to end is found. */
@EnabledOnOs(OS.LINUX)
class LeftoverProcessesIT {
  @TempDir Path home;

  @Test
  void whoHasLeftItsParentAndItsSessionIsFound() {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), home);
    String line = "setsid sleep 600 >/dev/null 2>&1 & echo $!";
    long pid = Long.parseLong(styxy.runCommand("sh", "-c", line).out().strip());
    ProcessHandle sleeper = ProcessHandle.of(pid).orElseThrow();
    try {
      Deadline.await(() -> LeftoverProcesses.alive().contains(sleeper));
    } finally {
      sleeper.destroyForcibly();
    }
    Deadline.await(() -> !LeftoverProcesses.alive().contains(sleeper));
  }
}
