package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code check} explains and {@code list --watch} shows of real sockets and processes. */
class LookingIT {
  /** What three changes may cost a watch: processor time, several times what they do. */
  private static final long MILLIS_FOR_CHANGES = 500;

  private static final int MOST_STATES = 3;

  /** What part of a processor it may take to look whether there is a change. */
  private static final long IDLE_PART = 50;

  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  private String check(int port) {
    return styxy.run("check", Integer.toString(port)).out();
  }

  @Test
  void aPortInTimeWaitIsExplained() throws IOException {
    int port;
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket server = new ServerSocket(0, 1, loopback)) {
      port = server.getLocalPort();
      try (Socket client = new Socket(loopback, port)) {
        // The end that closes first is the one that waits: RFC 9293, 3.6.
        server.accept().close();
        assertEquals(-1, client.getInputStream().read());
      }
    }
    assertTrue(check(port).contains("TIME-WAIT"), check(port));
  }

  @Test
  void aConnectionThatUsesThePortIsNamed() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket server = new ServerSocket(0, 1, loopback);
        Socket client = new Socket()) {
      client.bind(new InetSocketAddress(loopback, 0));
      client.connect(server.getLocalSocketAddress());
      Result result = styxy.run("check", Integer.toString(client.getLocalPort()));
      assertEquals(1, result.status(), result.all());
      assertTrue(result.out().contains("pid " + ProcessHandle.current().pid()), result.out());
      assertTrue(result.out().contains("connection to 127.0.0.1:"), result.out());
    }
  }

  @Test
  void aHeldPortIsNamedAsSuch() {
    try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      int port = server.port("web");
      assertTrue(check(port).contains("held for its command"), check(port));
    }
  }

  @Test
  void theServerIsNamedThoughAShellHoldsThePort() {
    String serve = Server.line("127.0.0.1", "$PORT") + "; true";
    try (Started server = Started.run(styxy, "-n", "web", "--", "sh", "-c", serve)) {
      assertEquals(0, styxy.run("wait", "web").status());
      int port = server.port("web");
      String found = check(port);
      assertTrue(found.contains("(java") && found.contains("is listening on"), found);
      assertTrue(!found.contains("does not listen yet"), found);
    }
  }

  @Test
  void aStrangerThatListensOverAHoldIsNamed() {
    try (Started holder = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      int port = holder.port("web");
      try (Server stranger = Server.start(home, List.of("setsid"), "tcp", "127.0.0.1", port)) {
        String found = check(port);
        assertTrue(found.contains("pid " + stranger.pid()), found);
        assertTrue(found.contains("over the hold of pid " + holder.pid()), found);
        assertTrue(styxy.run("list").out().contains("held, but java"), styxy.run("list").out());
      }
    }
  }

  @Test
  void aListenerInAnotherNetworkNamespaceIsNoConflict() {
    Needs.root();
    List<String> apart = List.of("unshare", "-n");
    int port = FreePort.ofDev();
    try (Server server = Server.start(project, apart, "tcp", "0.0.0.0", port)) {
      Result result = styxy.run("check", Integer.toString(port));
      assertEquals(0, result.status(), result.all());
      assertTrue(result.out().contains("pid " + server.pid()), result.out());
      assertTrue(result.out().contains("another network namespace"), result.out());
    }
  }

  @Test
  void watchShowsEachChangeAsAnObjectAndIsIdleBetween() throws Exception {
    Process watch = styxy.start(List.of(InstalledTool.launcher(), "list", "--watch", "--json"));
    try (BufferedReader lines = watch.inputReader()) {
      awaitState("", lines);
      int port = styxy.run("allocate", "dev", "-n", "web", "--owner", "none").port();
      awaitState("idle", lines);
      long start = System.nanoTime();
      Duration before = watch.info().totalCpuDuration().orElseThrow();
      try (Server server = Server.listen(project, "127.0.0.1", port)) {
        awaitState("listening", lines);
        assertTrue(server.pid() > 0);
      }
      awaitState("idle", lines);
      styxy.run("release", "web");
      awaitState("", lines);
      Duration spent = watch.info().totalCpuDuration().orElseThrow().minus(before);
      long atMost = MILLIS_FOR_CHANGES + (System.nanoTime() - start) / 1_000_000 / IDLE_PART;
      assertTrue(spent.toMillis() < atMost, "spent " + spent + " of " + atMost + " ms");
    } finally {
      watch.destroyForcibly().waitFor();
    }
  }

  /**
   * The state of the one allocation, empty when there is none. A server that comes or goes may be
   * seen on its way: bound, or when its process has already ended and its socket has not.
   */
  private static void awaitState(String wanted, BufferedReader lines) throws IOException {
    List<String> seen = new ArrayList<>();
    do {
      var allocations = Json.objects(Json.object(lines.readLine()), "allocations");
      seen.add(allocations.isEmpty() ? "" : allocations.get(0).get("state").toString());
      assertTrue(seen.size() <= MOST_STATES, seen + " instead of " + wanted);
    } while (!seen.get(seen.size() - 1).equals(wanted));
  }
}
