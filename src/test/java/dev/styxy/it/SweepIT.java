package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Root;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // a server is there to listen, not to be called
class SweepIT {
  @TempDir Path home;
  @TempDir Path project;
  @TempDir Path elsewhere;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  @Test
  void aServerThatOutlivesTheTtlKeepsItsPortUntilItStops() throws Exception {
    int port = styxy.run("allocate", "dev", "-n", "web", "--owner", "none", "--ttl", "1s").port();
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      awaitEndOfALeaseAs("1s");
      Map<String, Object> row = onlyAllocation();
      assertEquals(true, row.get("listening"));
      assertEquals("listening", row.get("state"));
    }
    Deadline.await(() -> styxy.run("list").out().isEmpty());
    assertTrue(events().contains("\"expired\""), events());
  }

  @Test
  void aDeadOwnerDoesNotTakeThePortFromItsServer() {
    int port;
    Server server;
    try (Sleeper owner = new Sleeper()) {
      port = styxy.run("allocate", "dev", "-n", "web", "--owner", owner.owner()).port();
      server = Server.listen(project, "127.0.0.1", port);
    }
    try {
      assertEquals((long) port, onlyAllocation().get("port"));
    } finally {
      server.close();
    }
    assertEquals("", styxy.run("list").out());
  }

  /** In another directory, and never looked at while the shell lived: its session is all it has. */
  @Test
  void aServerOfADeadShellKeepsItsPortByItsSession() throws Exception {
    Process shell = styxy.start(List.of("setsid", "bash", "--norc", "-i"));
    try (var input = shell.outputWriter()) {
      input.write("styxy allocate dev -n web >port\n");
      String server = Server.line("127.0.0.1", "$(cat '" + project + "/port')");
      input.write("(cd / && exec nohup " + server);
      input.write(" >/dev/null 2>&1 </dev/null) & echo $! >server\n");
      input.flush();
      Deadline.await(() -> number("server").isPresent());
      Deadline.await(() -> Started.answers(number("port").getAsInt()));
      shell.destroyForcibly().waitFor();
    }
    ProcessHandle server = ProcessHandle.of(number("server").getAsInt()).orElseThrow();
    try {
      Map<String, Object> row = onlyAllocation();
      assertEquals((long) number("port").getAsInt(), row.get("port"));
      assertEquals("listening", row.get("state"));
    } finally {
      server.destroyForcibly();
    }
    Deadline.await(() -> styxy.run("list").out().isEmpty());
  }

  /** What the shell has written to a file, once it is all there. */
  private OptionalInt number(String file) {
    try {
      String text = Files.readString(project.resolve(file));
      return text.endsWith("\n")
          ? OptionalInt.of(Integer.parseInt(text.strip()))
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  @Test
  void anUnrelatedProcessOnThePortMakesItUsurped() {
    try (Sleeper owner = new Sleeper()) {
      int port = styxy.run("allocate", "dev", "-n", "web", "--owner", owner.owner()).port();
      try (Server stranger =
          Server.start(elsewhere, List.of("setsid", "-w"), "tcp", "127.0.0.1", port)) {
        Map<String, Object> cleanup = Json.object(styxy.run("cleanup", "--json").out());
        Map<String, Object> row = Json.objects(cleanup, "reclaimed").get(0);
        assertEquals("usurped", row.get("reason"));
        assertTrue(row.get("detail").toString().contains("listening on 127.0.0.1:" + port));
        assertNotEquals(port, styxy.run("allocate", "dev", "-n", "web").port());
      }
    }
  }

  @Test
  void aZombieOwnerIsDead() throws Exception {
    // sleep does not wait for the child that the shell leaves to it.
    String script = "exec 3<&0; head -c 1 <&3 & echo $!; exec sleep 600";
    Process parent = new ProcessBuilder("sh", "-c", script).start();
    try (var reader = parent.inputReader()) {
      String zombie = reader.readLine();
      styxy.run("allocate", "dev", "-n", "web", "--owner", zombie).port();
      parent.outputWriter().append('x').flush();
      Deadline.await(() -> styxy.run("list").out().isEmpty());
      assertTrue(events().contains("zombie"), events());
    } finally {
      parent.destroyForcibly();
    }
  }

  @Test
  void anOwnerOfAnotherUserIsAliveAsLongAsItLives() throws Exception {
    Root.isNeeded();
    Process other = new ProcessBuilder("setpriv", "--reuid", "65534", "sleep", "600").start();
    try {
      styxy.run("allocate", "dev", "-n", "web", "--owner", Long.toString(other.pid())).port();
      assertEquals(1, Json.objects(list(), "allocations").size());
    } finally {
      other.destroyForcibly().waitFor();
    }
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void anOwnerInAnotherPidNamespaceIsLeftToItsLease() {
    Root.isNeeded();
    Result inside =
        styxy.runCommand(
            "unshare",
            "-pf",
            "--mount-proc",
            "sh",
            "-c",
            "sleep 600 & styxy allocate dev -n web --ttl 1h --owner $!"
                + " && styxy allocate dev -n brief --ttl 1s --owner $!");
    assertEquals(0, inside.status(), inside.all());
    Deadline.await(() -> !styxy.run("list").out().contains("brief"));
    assertEquals("web", onlyAllocation().get("service_name"));
    assertTrue(events().contains("\"expired\""), events());
  }

  @Test
  void aPortHeldInAnotherNetworkNamespaceIsNotOurs() {
    Root.isNeeded();
    int port = FreePort.ofDev();
    try (Server far = Server.start(elsewhere, List.of("unshare", "-n"), "tcp", "0.0.0.0", port)) {
      String asked = Integer.toString(port);
      assertEquals(port, styxy.run("allocate", "dev", "-p", asked, "-n", "far").port());
      Result inside = styxy.runCommand("unshare", "-n", "styxy", "list");
      assertEquals("", inside.out(), inside.all());
      int there = styxy.runCommand("unshare", "-n", "styxy", "allocate", "dev", "-p", asked).port();
      assertEquals(port, there);
    }
  }

  @Test
  void aPortInUseOnAnyAddressFamilyOrProtocolIsNotGivenOut() {
    for (String address : List.of("127.0.0.2", "::1", "0.0.0.0", "::")) {
      try (Server server = Server.listen(elsewhere, address, 0)) {
        refuses(server.port(), "tcp");
      }
    }
    try (Server server = Server.start(elsewhere, List.of(), "udp", "127.0.0.1", 0)) {
      refuses(server.port(), "udp");
      refuses(server.port(), "both");
      assertEquals(
          server.port(),
          styxy.run("allocate", "dev", "-p", Integer.toString(server.port()), "--exact").port());
    }
  }

  @Test
  void aPortThatIsBoundButNotListenedOnIsSeen() {
    try (Server server = Server.start(elsewhere, List.of(), "bound", "127.0.0.1", 0)) {
      Result check = styxy.run("check", Integer.toString(server.port()));
      assertEquals(1, check.status(), check.all());
      assertTrue(check.out().contains("bound"), check.all());
    }
  }

  private void refuses(int port, String protocol) {
    Result result =
        styxy.run(
            "allocate", "dev", "-p", Integer.toString(port), "--exact", "--protocol", protocol);
    assertEquals(4, result.status(), protocol + " " + port + ": " + result.all());
  }

  private Map<String, Object> list() {
    return Json.object(styxy.run("list", "--json").out());
  }

  private Map<String, Object> onlyAllocation() {
    List<Map<String, Object>> rows = Json.objects(list(), "allocations");
    assertEquals(1, rows.size(), rows.toString());
    return rows.get(0);
  }

  private String events() {
    return StateFiles.read(styxy.home(), "events.jsonl");
  }

  /**
   * Returns when a younger lease of the same length has ended, in a home of its own: looking at the
   * other one would renew it.
   */
  private void awaitEndOfALeaseAs(String ttl) {
    InstalledTool younger = new InstalledTool(home.resolve("younger"), elsewhere);
    assertEquals(0, younger.run("allocate", "dev", "--owner", "none", "--ttl", ttl).status());
    Deadline.await(() -> younger.run("list").out().isEmpty());
  }
}
