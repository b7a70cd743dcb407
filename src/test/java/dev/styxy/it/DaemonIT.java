package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that go to the background on their own keep the port of their lease. */
class DaemonIT {
  /** Writes its pid, serves, and ends by itself should the test be killed. */
  private static final String SERVE =
      """
      class Serve {
        public static void main(String[] args) throws Exception {
          var server = new java.net.ServerSocket(Integer.parseInt(args[0]));
          var pid = Long.toString(ProcessHandle.current().pid());
          java.nio.file.Files.writeString(java.nio.file.Path.of(args[1]), pid + "\\n");
          server.setSoTimeout(300_000);
          while (true) server.accept().close();
        }
      }
      """;

  @TempDir Path home;
  @TempDir Path project;
  @TempDir Path elsewhere;
  private InstalledTool styxy;
  private Path pidFile;

  @BeforeEach
  void prepare() throws IOException {
    styxy = new InstalledTool(home.resolve("state"), project);
    pidFile = elsewhere.resolve("pid");
    Files.writeString(elsewhere.resolve("Serve.java"), SERVE);
  }

  @AfterEach
  void end() throws IOException {
    // Nothing is in it where a test has ended the server just when it was about to write.
    String text = Files.exists(pidFile) ? Files.readString(pidFile) : "";
    if (text.contains("\n")) {
      long pid = Long.parseLong(text.substring(0, text.indexOf('\n')).strip());
      ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  /** A double fork, a session of its own, another directory. */
  private String daemon(String environment) {
    String java = ProcessHandle.current().info().command().orElse("java");
    String server = java + " " + elsewhere.resolve("Serve.java") + " $PORT " + pidFile;
    return "cd / && " + environment + " setsid sh -c '" + server + " </dev/null >/dev/null 2>&1 &'";
  }

  private void awaitServer(int port) {
    Deadline.await(() -> Files.exists(pidFile) && Started.answers(port));
  }

  private Map<String, Object> listed() {
    return Json.objects(Json.object(styxy.run("list", "--json").out()), "allocations").get(0);
  }

  private void isKnownAndEnded() {
    Result waited = styxy.run("wait", "web", "--timeout", "1m");
    assertEquals(0, waited.status(), waited.all());
    assertEquals("listening", listed().get("state"));
    Result killed = styxy.run("kill", "web", "--grace", "30s");
    assertEquals(0, killed.status(), killed.all());
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void aDaemonOfRunIsKnownByWhatItInherited() {
    Result started = styxy.run("run", "-n", "web", "--", "sh", "-c", daemon(""));
    assertEquals(0, started.status(), started.all());
    isKnownAndEnded();
  }

  @Test
  void aDaemonOfRunWithoutAHoldIsKnownByItsEnvironment() {
    Result started = styxy.run("run", "--no-hold", "-n", "web", "--", "sh", "-c", daemon(""));
    assertEquals(0, started.status(), started.all());
    Deadline.await(() -> Files.exists(pidFile));
    isKnownAndEnded();
  }

  /** Of a kernel that tells of sockets that are bound and do not listen, which is Linux 6.8. */
  @Test
  void aDaemonOfRunThatWipesItsEnvironmentIsKnownByItsHold() {
    needsBoundSockets();
    String command = daemon("env -i PORT=$PORT PATH=$PATH");
    Result started = styxy.run("run", "-n", "web", "--", "sh", "-c", command);
    assertEquals(0, started.status(), started.all());
    isKnownAndEnded();
  }

  private static void needsBoundSockets() {
    String[] version = System.getProperty("os.version").split("[^0-9]+");
    int major = Integer.parseInt(version[0]);
    boolean isNew = major > 6 || major == 6 && Integer.parseInt(version[1]) >= 8;
    Assumptions.assumeTrue(isNew, "needs Linux 6.8");
  }

  @Test
  void redisThatDaemonizesIsKnown() {
    needsBoundSockets();
    Needs.program("redis-server");
    String server =
        "redis-server --port {port} --bind 127.0.0.1 --save '' --daemonize yes"
            + " --logfile /dev/null --dir / --pidfile "
            + pidFile;
    String[] words =
        Stream.concat(Stream.of("run", "-n", "web", "--"), Stream.of(server.split(" ")))
            .map(word -> word.equals("''") ? "" : word)
            .toArray(String[]::new);
    Result started = styxy.run(words);
    assertEquals(0, started.status(), started.all());
    isKnownAndEnded();
  }

  @Test
  void postgresThatPgCtlStartsIsKnown() throws IOException {
    needsBoundSockets();
    Path bin = ServersIT.postgresFolder();
    boolean isRoot = "root".equals(System.getProperty("user.name"));
    String as = isRoot ? "runuser -u postgres -- " : "";
    Path data = Files.createTempDirectory("styxy-postgres");
    try {
      if (isRoot) {
        styxy.runCommand("chown", "postgres", data.toString());
      }
      Result made =
          styxy.runCommand(
              "sh", "-c", as + bin + "/initdb -D " + data + " -A trust --no-sync >/dev/null");
      assertEquals(0, made.status(), made.all());
      pidFile = data.resolve("postmaster.pid");
      String start =
          "cd / && exec "
              + as
              + bin
              + "/pg_ctl start -w -D "
              + data
              + " -l "
              + data
              + "/log -o \"-k "
              + data
              + " -p $PORT -c listen_addresses=localhost\"";
      Result started = styxy.run("run", "-n", "web", "--", "sh", "-c", start);
      assertEquals(0, started.status(), started.all());
      isKnownAndEnded();
    } finally {
      end();
      styxy.runCommand("rm", "-rf", data.toString());
    }
  }

  @Test
  void aDaemonOnAnAllocatedPortIsDoubtAndNeverAUsurper() {
    try (Sleeper owner = new Sleeper()) {
      int port = styxy.run("allocate", "dev", "-n", "web", "--owner", owner.owner()).port();
      Result started =
          styxy.runCommand("sh", "-c", "PORT=" + port + "; export PORT; " + daemon(""));
      assertEquals(0, started.status(), started.all());
      awaitServer(port);
      assertEquals((long) port, listed().get("port"));
      Result waited = styxy.run("wait", "web", "--timeout", "10s");
      assertEquals(0, waited.status(), waited.all());
      Result refused = styxy.run("kill", "web");
      assertEquals(4, refused.status(), refused.all());
      assertTrue(refused.err().contains("what started it has ended"), refused.err());
      assertTrue(refused.err().contains("styxy kill " + port + " --yes"), refused.err());
      Result killed = styxy.run("kill", "web", "--yes", "--grace", "30s");
      assertEquals(0, killed.status(), killed.all());
    }
  }
}
