package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code styxy run --socket} passes a socket that listens, as systemd does. */
class SocketIT {
  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  /** Runs it, asks it for a page at once, sees that nobody else gets its address, ends it. */
  private void serves(String... command) throws Exception {
    String[] arguments =
        Stream.concat(Stream.of("-n", "web", "--socket", "--"), Stream.of(command))
            .toArray(String[]::new);
    try (Started server = Started.run(styxy, arguments)) {
      int port = server.port("web");
      Result waited = styxy.run("wait", "web");
      assertEquals(0, waited.status(), waited.all());
      assertEquals("listening", server.listed("web").get("state"));
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port))
              .version(HttpClient.Version.HTTP_1_1)
              .build();
      var page = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      assertEquals("served", page.body());
      for (String address : List.of("127.0.0.1", "127.0.0.2", "0.0.0.0", "::1", "::")) {
        assertNobodyGets(address, port);
      }
      Result checked = styxy.run("check", Integer.toString(port));
      assertTrue(checked.out().contains("is listening on 127.0.0.1:" + port), checked.all());
      Result killed = styxy.run("kill", "web", "--grace", "30s");
      assertEquals(0, killed.status(), killed.all());
      server.exit();
      assertEquals("", styxy.run("list").out());
    }
  }

  private static void assertNobodyGets(String address, int port) throws IOException {
    try (ServerSocket stranger = new ServerSocket()) {
      stranger.setReuseAddress(true);
      InetSocketAddress where = new InetSocketAddress(address, port);
      assertThrows(BindException.class, () -> stranger.bind(where), address);
    }
  }

  @Test
  void nodeListensOnTheDescriptor() throws Exception {
    Needs.program("node", "nodejs");
    serves("node", "-e", "require('http').createServer((q, r) => r.end('served')).listen({fd: 3})");
  }

  @Test
  void gunicornFindsTheSocketByItself() throws Exception {
    Needs.program("gunicorn");
    Files.writeString(
        project.resolve("app.py"),
        "def app(environ, start):\n  start('200 OK', [])\n  return [b'served']\n");
    serves("gunicorn", "app:app");
  }

  @Test
  void uvicornListensOnTheDescriptor() throws Exception {
    Needs.program("uvicorn");
    Files.writeString(
        project.resolve("app.py"),
        "async def app(scope, receive, send):\n"
            + "  if scope['type'] != 'http': return\n"
            + "  await send({'type': 'http.response.start', 'status': 200})\n"
            + "  await send({'type': 'http.response.body', 'body': b'served'})\n");
    serves("uvicorn", "--fd", "3", "app:app");
  }

  @Test
  void theCommandIsToldOfItAndHasNothingElseOfOurs() {
    String look =
        "env | grep ^LISTEN | sort; test $LISTEN_PID = $$ && echo own;"
            + " ls -l /proc/self/fd | grep socket: | sed 's/.* \\([0-9]*\\) -> .*/\\1/'";
    Result result = styxy.run("run", "-n", "web", "--socket", "--", "sh", "-c", look);
    assertEquals(
        "LISTEN_FDNAMES=web\nLISTEN_FDS=1\nLISTEN_PID=N\nown\n100\n3\n",
        result.out().replaceAll("PID=\\d+", "PID=N"),
        result.all());
  }

  @Test
  void theCommandsOwnDescriptorThreeGivesWay() {
    String look = "exec 3</etc/passwd; exec styxy run --socket -- readlink /proc/self/fd/3";
    Result result = styxy.runCommand("bash", "-c", look);
    assertTrue(result.out().startsWith("socket:"), result.all());
  }

  @Test
  void aCommandThatIsNotThereIsStillTold() {
    Result result = styxy.run("run", "--socket", "--", "no-such-command");
    assertEquals(127, result.status(), result.all());
    assertTrue(result.err().contains("command not found"), result.err());
  }

  @Test
  void itListensWhereItIsTold() {
    try (Started server =
        Started.run(styxy, "-n", "web", "--socket", "--bind", "0.0.0.0", "sleep", "600")) {
      String port = Integer.toString(server.port("web"));
      assertTrue(styxy.run("check", port).out().contains("0.0.0.0:" + port));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--bind ::1 true",
        "--socket --no-hold true",
        "--socket --bind localhost.example true",
        "--socket --bind 1.2.3 true",
        "--socket --bind 300.1.1.1 true"
      })
  void whatMakesNoSenseIsRefused(String words) {
    Result result = styxy.run(("run " + words).split(" "));
    assertEquals(2, result.status(), result.all());
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void anAddressOfAnotherMachineIsNamed() {
    Result result = styxy.run("run", "--socket", "--bind", "192.0.2.1", "--", "true");
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("192.0.2.1"), result.err());
    assertEquals("", styxy.run("list").out());
  }
}
