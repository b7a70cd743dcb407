package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official clients, which check what they receive: the SDK of the handshake, its successor, and
 * the inspector. {@code npm install --prefix src/test/mcp --no-package-lock} brings them.
 */
class McpClientIT {
  private static final Path CLIENTS = Path.of("src/test/mcp").toAbsolutePath();

  @TempDir Path folder;
  private InstalledTool styxy;
  private String node;

  @BeforeEach
  void prepare() throws IOException {
    node = Needs.program("node", "nodejs").toString();
    Needs.program("python3");
    Needs.fact(
        Files.isDirectory(CLIENTS.resolve("node_modules/@modelcontextprotocol/client")),
        "the clients of npm install --prefix src/test/mcp --no-package-lock");
    Files.writeString(
        folder.resolve(".styxy.json"),
        "{\"services\":{\"web\":{\"type\":\"dev\",\"env\":\"PORT\"}}}");
    styxy = new InstalledTool(folder.resolve("home"), folder);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sdk", "legacy", "auto", "pin"})
  void anAgentUsesAllTools(String kind) {
    InstalledTool.Result played =
        styxy.runCommand(
            node,
            CLIENTS.resolve("play.mjs").toString(),
            kind,
            InstalledTool.launcher(),
            folder.toString());
    assertEquals("played as " + kind + "\n", played.out(), played.err());
    assertEquals(0, played.status());
  }

  @Test
  void theInspectorListsAndCallsTools() {
    String list = inspect("--method", "tools/list");
    assertTrue(list.contains("\"name\": \"status\""), list);
    String checked =
        inspect("--method", "tools/call", "--tool-name", "check", "--tool-arg", "target=3000");
    assertTrue(checked.contains("\"available\": true"), checked);
  }

  /** It passes on few variables of its own environment, so the home is said here. */
  private String inspect(String... words) {
    Path launcher =
        CLIENTS.resolve(
            "node_modules/@modelcontextprotocol/inspector/clients/launcher/build/index.js");
    List<String> command =
        new ArrayList<>(
            List.of(node, launcher.toString(), "--cli", "-e", "STYXY_HOME=" + styxy.home()));
    command.addAll(List.of(InstalledTool.launcher(), "mcp"));
    command.addAll(List.of(words));
    InstalledTool.Result result = styxy.runCommand(command.toArray(String[]::new));
    assertEquals(0, result.status(), result.err());
    return result.out();
  }
}
