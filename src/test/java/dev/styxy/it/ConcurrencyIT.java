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
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      running.add(styxy.start(List.of(InstalledTool.launcher(), "allocate", "dev")));
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
