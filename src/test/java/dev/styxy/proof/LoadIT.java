package dev.styxy.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool;
import dev.styxy.it.Json;
import dev.styxy.it.Sleeper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sixty at once, six of them killed; src/proof has three hundred, and more seeds. */
class LoadIT {
  private static final int INVOCATIONS = 60;
  private static final int KILLED = 6;
  private static final int PROJECTS = 3;
  private static final int SIGKILLED = 128 + 9;

  @TempDir Path temporary;

  @Test
  void nothingIsLostDoubledOrRefusedWhenSomeOfThemAreKilled() throws IOException {
    long seed = Long.getLong("styxy.seed", 20_261_123L);
    Random random = new Random(seed);
    Scene scene = Scene.with(temporary, "first", "second", "third");
    try (Sleeper owner = new Sleeper()) {
      List<Process> running = startAll(scene, random, owner.owner());
      check(scene, running, random, "seed " + seed);
    }
  }

  private List<Process> startAll(Scene scene, Random random, String owner) throws IOException {
    List<InstalledTool> projects = new ArrayList<>();
    for (int i = 0; i < PROJECTS; i++) {
      projects.add(scene.tool().in(Files.createDirectory(temporary.resolve("project-" + i))));
    }
    String launcher = InstalledTool.launcher();
    String first = Long.toString(scene.ports().get("first"));
    List<List<String>> commands =
        List.of(
            List.of(launcher, "allocate", "dev", "--json", "--owner", owner),
            List.of(launcher, "allocate", "api", "--json", "--owner", owner, "-n", "shared"),
            List.of(launcher, "renew", first, "--json"),
            List.of(launcher, "list", "--json"),
            List.of(launcher, "cleanup", "--json"));
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < INVOCATIONS; i++) {
      List<String> command = new ArrayList<>(commands.get(random.nextInt(commands.size())));
      command.addAll(List.of("--lock-timeout", "100s"));
      running.add(projects.get(random.nextInt(PROJECTS)).start(command));
    }
    return running;
  }

  private static void check(Scene scene, List<Process> running, Random random, String seed) {
    Map<Long, String> granted = new HashMap<>();
    int killed = 0;
    for (int i = 0; i < INVOCATIONS; i++) {
      if (i % (INVOCATIONS / KILLED) == 0) {
        running.get(i + random.nextInt(INVOCATIONS - i)).toHandle().destroyForcibly();
      }
      InstalledTool.Result result = InstalledTool.finish(running.get(i));
      killed += result.status() == SIGKILLED ? 1 : 0;
      assertTrue(List.of(0, SIGKILLED).contains(result.status()), seed + ": " + result.all());
      remember(granted, result, seed);
    }
    assertTrue(killed <= KILLED, seed);
    Set<String> listed = listed(scene);
    for (Map.Entry<Long, String> grant : granted.entrySet()) {
      assertTrue(listed.contains(grant.getValue()), seed + ": lost port " + grant.getKey());
    }
    assertTrue(scene.ports().keySet().containsAll(Set.of("first", "second", "third")), seed);
    assertTrue(scene.litter().isEmpty(), seed + ": " + scene.litter());
  }

  /** A port that was announced under two lock ids was given twice: none is released here. */
  private static void remember(
      Map<Long, String> granted, InstalledTool.Result result, String seed) {
    if (result.status() != 0) {
      return;
    }
    Map<String, Object> answer = Json.object(result.out());
    if (answer.containsKey("existing")) {
      String lockId = (String) answer.get("lock_id");
      String other = granted.putIfAbsent((Long) answer.get("port"), lockId);
      assertTrue(other == null || other.equals(lockId), seed + ": given twice: " + result.out());
    }
  }

  private static Set<String> listed(Scene scene) {
    String json = scene.tool().run("list", "--json").out();
    Set<String> lockIds = new HashSet<>();
    Set<Object> ports = new HashSet<>();
    for (Map<String, Object> row : Json.objects(Json.object(json), "allocations")) {
      lockIds.add((String) row.get("lock_id"));
      ports.add(row.get("port"));
    }
    assertEquals(lockIds.size(), ports.size());
    return lockIds;
  }
}
