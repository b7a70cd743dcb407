package dev.styxy.cli.mcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.invocation.Invocations;
import dev.styxy.cli.invocation.Json;
import dev.styxy.core.system.Pause;
import dev.styxy.core.system.ProcessTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolRunnerTest {
  @TempDir private Path folder;
  private Path shop;
  private final List<Path> places = new ArrayList<>();
  private String answer = "{\"success\":true}";

  @BeforeEach
  void aRepositoryWithAWorktreeAndANeighbour() throws IOException {
    folder = folder.toRealPath();
    shop = folder.resolve("shop");
    Path record = Files.createDirectories(shop.resolve(".git/worktrees/fix"));
    Path fix = Files.createDirectory(folder.resolve("fix"));
    Files.writeString(fix.resolve(".git"), "gitdir: " + record);
    Files.createDirectories(folder.resolve("other/.git"));
  }

  private String call(String tool, String arguments) throws IOException {
    Invocations invocations =
        new Invocations() {
          @Override
          public Printed run(
              Path directory, List<String> words, Map<String, String> variables, Pause pause) {
            places.add(directory);
            return new Printed(0, answer, "");
          }

          @Override
          public ProcessTable processes() {
            throw new UnsupportedOperationException();
          }
        };
    Tool found = ToolTable.read().find(tool).orElseThrow();
    return Json.object(
        new ToolRunner(invocations, shop, Map.of())
            .call(found, (JsonValue.Structure) JsonReader.read(arguments), millis -> {}));
  }

  @Test
  void whatTakesAwayDoesNotReachANeighboursProject() throws IOException {
    for (String tool : List.of("kill", "release")) {
      String refused = call(tool, "{\"targets\":[\"web\"],\"project\":\"../other\"}");
      assertTrue(refused.contains("refused"), refused);
    }
    assertEquals(List.of(), places);
  }

  @Test
  void aWorktreeOfTheSameRepositoryIsReached() throws IOException {
    call("kill", "{\"targets\":[\"web\"],\"project\":\"../fix\"}");
    call("release", "{\"targets\":[\"web\"]}");
    assertEquals(List.of(folder.resolve("fix"), shop), places);
  }

  @Test
  void whatOnlyLooksReachesEveryProject() throws IOException {
    call("status", "{\"project\":\"../other\"}");
    assertEquals(List.of(folder.resolve("other")), places);
  }

  @Test
  void anAgentIsNotAdvisedToConsent() throws IOException {
    answer =
        "{\"success\":false,\"error\":\"x\",\"suggestions\":[\"styxy kill 1 --yes\",\"styxy list\"]}";
    String result = call("kill", "{\"targets\":[1]}");
    assertFalse(result.contains("--yes"), result);
    assertTrue(result.contains("styxy list"), result);
  }
}
