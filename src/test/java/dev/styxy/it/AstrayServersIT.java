package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Outsider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers that are not where their lease says, and strangers that are. */
class AstrayServersIT {
  /** A server of the JDK on the port that is its argument, and that it does not take from PORT. */
  private static final String SERVER =
      "class Serve { public static void main(String[] args) throws Exception {"
          + " try (var server = new java.net.ServerSocket()) {"
          + " server.setReuseAddress(true);"
          + " server.bind(new java.net.InetSocketAddress(Integer.parseInt(args[0])));"
          + " while (true) server.accept().close(); } } }";

  @TempDir Path home;
  @TempDir Path project;
  @TempDir Path elsewhere;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() throws IOException {
    styxy = new InstalledTool(home.resolve("state"), project);
    Files.writeString(project.resolve("Serve.java"), SERVER);
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  @Test
  void aCommandThatIgnoresItsPortIsToldOfByAll() {
    String wrong = Integer.toString(FreePort.in(5173, 5273));
    try (Started server =
        Started.run(
            styxy, "-n", "web", "--", "sh", "-c", java() + " Serve.java " + wrong + "; true")) {
      String port = Integer.toString(server.port("web"));
      Result waited = styxy.run("wait", "web", "--timeout", "2m");
      String words = "listens on " + wrong + ", not on " + port + ": pass it {port}";
      assertEquals(1, waited.status(), waited.all());
      assertTrue(waited.err().contains(words), waited.err());
      assertTrue(!waited.err().contains("gave up"), waited.err());
      assertEquals("listens on " + wrong, server.listed("web").get("state"));
      Result checked = styxy.run("check", port);
      assertTrue(checked.out().contains(words), checked.all());
      assertTrue(styxy.run("doctor").out().contains(words));
      String input = "{\"hook_event_name\":\"SessionStart\",\"cwd\":\"" + project + "\"}";
      Result session =
          styxy.runCommand("sh", "-c", "echo '" + input + "' | styxy hooks session claude");
      assertTrue(session.out().contains(words), session.all());
    }
  }

  @Test
  void aCommandThatDiedUnderTheTerminalsLeaseEndsTheWait() throws IOException {
    Files.writeString(
        project.resolve(".styxy.json"),
        "{\"services\": {\"web\": {\"type\": \"dev\", \"port\": " + FreePort.ofDev() + "}}}");
    try (Sleeper terminal = new Sleeper()) {
      assertEquals(0, styxy.run("env", "--owner", terminal.owner()).status());
      assertEquals(3, styxy.run("run", "web", "--", "sh", "-c", "exit 3").status());
      Result waited = styxy.run("wait", "web", "--timeout", "2m");
      assertEquals(1, waited.status(), waited.all());
      assertTrue(waited.err().contains("its command (pid "), waited.err());
      assertTrue(!waited.err().contains("gave up"), waited.err());
      Result history = styxy.run("history");
      assertTrue(history.out().contains("started"), history.all());
    }
  }

  @Test
  void anotherUsersServerOverTheHoldIsNotTheOne() {
    Needs.root();
    Needs.program("setpriv", "util-linux");
    try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      int port = server.port("web");
      List<String> nobody = Outsider.BECOME_NOBODY;
      try (Server stranger = Server.start(Path.of("/"), nobody, "tcp", "127.0.0.1", port)) {
        Result waited = styxy.run("wait", "web", "--timeout", "1s");
        assertEquals(1, waited.status(), waited.all());
        assertTrue(waited.err().contains("pid " + stranger.pid()), waited.err());
        assertTrue(!waited.all().contains("no-hold"), waited.all());
        Object state = server.listed("web").get("state");
        assertTrue(state.toString().startsWith("held, but "), state.toString());
      }
    }
  }
}
