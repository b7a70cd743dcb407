package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConcurrencyIT {
  private static final int INVOCATIONS = 40;

  @TempDir Path home;
  @TempDir Path project;

  @Test
  void fortyAtOnceOnAnEmptyStateGetFortyPorts() {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    // The last in line waits for all others, which takes a slow machine longer than the usual 10 s.
    List<String> allocate =
        List.of(InstalledTool.launcher(), "allocate", "dev", "--lock-timeout", "100s");
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      running.add(styxy.start(allocate));
    }
    Set<Integer> ports = new HashSet<>();
    for (Process process : running) {
      ports.add(InstalledTool.finish(process).port());
    }
    assertEquals(INVOCATIONS, ports.size());
    String json = styxy.run("list", "--json").out();
    assertEquals(INVOCATIONS, Json.objects(Json.object(json), "allocations").size());
  }
}
