package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Listener;
import dev.styxy.os.linux.OtherJvm;
import dev.styxy.os.linux.Outsider;
import dev.styxy.os.linux.Root;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for, ending and finding real servers. */
class WaitKillScanIT {
  @TempDir Path home;
  @TempDir Path project;
  @TempDir Path elsewhere;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  private Result allocateWeb(Sleeper owner) {
    return styxy.run("allocate", "dev", "-n", "web", "--owner", owner.owner());
  }

  @Test
  void waitEndsWhenTheServerOfTheLeaseListens() {
    try (Sleeper owner = new Sleeper()) {
      int port = allocateWeb(owner).port();
      Process wait = styxy.start(List.of(InstalledTool.launcher(), "wait", "web"));
      try (Server server = Server.listen(project, "127.0.0.1", port)) {
        Result result = InstalledTool.finish(wait);
        assertEquals(0, result.status(), result.all());
        assertTrue(server.pid() > 0);
      }
    }
  }

  @Test
  void waitNamesTheStrangerThatTookThePort() {
    try (Sleeper owner = new Sleeper()) {
      int port = allocateWeb(owner).port();
      Process wait =
          styxy.start(List.of(InstalledTool.launcher(), "wait", "web", "--timeout", "10s"));
      List<String> session = List.of("setsid");
      try (Server stranger = Server.start(elsewhere, session, "tcp", "127.0.0.1", port)) {
        Result result = InstalledTool.finish(wait);
        assertEquals(1, result.status(), result.all());
        assertTrue(result.err().contains("pid " + stranger.pid()), result.err());
      }
    }
  }

  @Test
  void waitForAPortOfNobodyAndUntilItIsFree() {
    Server server = Server.listen(elsewhere, "127.0.0.1", 0);
    String port = Integer.toString(server.port());
    assertEquals(0, styxy.run("wait", port).status());
    assertEquals(1, styxy.run("wait", port, "--free", "--timeout", "1s").status());
    Process wait = styxy.start(List.of(InstalledTool.launcher(), "wait", port, "--free"));
    server.close();
    assertEquals(0, InstalledTool.finish(wait).status());
  }

  @Test
  void aStrangerIsEndedOnlyWithYes() {
    try (Server stranger = Server.listen(elsewhere, "127.0.0.1", 0)) {
      String port = Integer.toString(stranger.port());
      Result refused = styxy.run("kill", port);
      assertEquals(4, refused.status(), refused.all());
      assertTrue(refused.err().contains("--yes"), refused.err());
      Result plan = styxy.run("kill", port, "--dry-run");
      assertTrue(plan.out().contains("pid " + stranger.pid()), plan.all());
      assertTrue(Started.answers(stranger.port()));
      assertEquals(0, styxy.run("kill", port, "--yes").status());
      assertTrue(!Started.answers(stranger.port()));
    }
  }

  @Test
  void theWholeTreeOfARunGoesEvenIfItIsStubborn() {
    String tree = "trap '' TERM; sleep 600 & " + Server.line("127.0.0.1", "$PORT") + "; sleep 600";
    try (Started server = Started.run(styxy, "-n", "web", "--", "sh", "-c", tree)) {
      assertEquals(0, styxy.run("wait", "web").status());
      List<ProcessHandle> all = server.process().descendants().toList();
      assertEquals(2, all.size());
      Result killed = styxy.run("kill", "web", "--grace", "1s", "--json");
      assertEquals(0, killed.status(), killed.all());
      for (ProcessHandle one : all) {
        String state = styxy.runCommand("cat", "/proc/" + one.pid() + "/stat").out();
        assertTrue(state.isEmpty() || state.contains(") Z "), "alive: " + state);
      }
      assertEquals(137, server.exit());
      assertEquals("", styxy.run("list").out());
    }
  }

  @Test
  void anotherUsersListenerIsRefused() {
    Needs.root();
    List<String> nobody = Outsider.BECOME_NOBODY;
    try (Server server = Server.start(Path.of("/"), nobody, "tcp", "127.0.0.1", 0)) {
      Result result = styxy.run("kill", Integer.toString(server.port()), "--yes");
      assertEquals(4, result.status(), result.all());
      assertTrue(result.err().contains("another user"), result.err());
      assertTrue(Started.answers(server.port()));
    }
  }

  /** In a pid namespace of its own, whose pid 1 is a server. */
  @Test
  void pidOneIsRefusedThoughYesIsSaid() {
    Root.isNeeded();
    String script =
        "setsid -w styxy kill $PORT --yes; s=$?;"
            + " bash -c \": </dev/tcp/127.0.0.1/$PORT\" && echo $$ $s";
    List<String> command = new ArrayList<>(List.of("unshare", "-pf", "--mount-proc"));
    command.addAll(OtherJvm.command(Listener.class));
    command.addAll(List.of("tcp", "127.0.0.1", "0", "sh=" + script));
    Result result = styxy.runCommand(command.toArray(String[]::new));
    assertEquals("1 4\n", result.out(), result.all());
    assertTrue(result.err().contains("pid 1 keeps the whole system running"), result.err());
  }

  @Test
  void scanShowsWhatListensWithItsProjectAndLease() {
    try (Sleeper owner = new Sleeper()) {
      int port = allocateWeb(owner).port();
      int free = FreePort.in(3900, 3999);
      try (Server server = Server.listen(project, "127.0.0.1", port);
          Server udp = Server.start(elsewhere, List.of(), "udp", "127.0.0.1", free)) {
        String all = styxy.run("scan").out();
        assertTrue(all.contains("java " + server.pid()) && all.contains("dev/web"), all);
        assertTrue(all.contains(project.toString()), all);
        assertTrue(!all.contains(udp.port() + "/udp"), all);
        String other = styxy.run("scan", "--unallocated", "--protocol", "both").out();
        assertTrue(other.contains(udp.port() + "/udp") && other.contains("" + udp.pid()), other);
        assertTrue(!other.contains("dev/web"), other);
        assertTrue(styxy.run("scan", "-s", "dev").out().contains("dev/web"));
      }
    }
  }

  @Test
  void badInputIsSaid() {
    assertEquals(2, styxy.run("wait").status());
    assertEquals(2, styxy.run("wait", "3000", "--timeout", "soon").status());
    assertEquals(2, styxy.run("wait", "70000").status());
    assertEquals(2, styxy.run("kill").status());
    assertEquals(2, styxy.run("kill", "3000", "--signal", "STOP").status());
    assertEquals(1, styxy.run("kill", "web").status());
    assertEquals(2, styxy.run("scan", "--start", "4000", "-e", "3000").status());
    assertEquals(2, styxy.run("scan", "--start", "0").status());
    InstalledTool.Result old = styxy.run("scan", "-s", "8000", "-e", "8099");
    assertEquals(2, old.status());
    assertTrue(old.err().contains("try: styxy scan --start 8000"), old.all());
  }
}
