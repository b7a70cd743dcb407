package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets a port between its reservation and the command's own bind. */
class HoldIT {
  /** Takes any port 10,000 times by bind and by connect, and prints how often it was the one. */
  private static final String STRANGER =
      """
      import socket, sys
      wanted, hits, got = int(sys.argv[1]), 0, set()
      server = socket.create_server(('127.0.0.1', 0))
      where = server.getsockname()
      for i in range(5000):
          with socket.socket() as one:
              one.bind(('', 0))
              got.add(one.getsockname()[1])
          with socket.socket() as one:
              one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b'\\1\\0\\0\\0\\0\\0\\0\\0')
              one.connect(where)
              got.add(one.getsockname()[1])
              server.accept()[0].close()
      try:
          socket.socket().bind(('', wanted))
          got.add(wanted)
      except OSError:
          pass
      print(len(got), wanted in got)
      """;

  /** A server that does not set SO_REUSEADDR. */
  private static final String BIND =
      "import os, socket; s = socket.socket(); s.bind(('127.0.0.1', int(os.environ['PORT'])));"
          + " print('bound')";

  @TempDir Path home;
  @TempDir Path project;

  /**
   * In a network namespace of its own, where the range to draw from is so small that all is hit.
   */
  @Test
  void tenThousandStrangersNeverGetTheHeldPort() throws IOException {
    Assumptions.assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
    Files.writeString(project.resolve("stranger.py"), STRANGER);
    Files.writeString(
        project.resolve("server.sh"),
        "python3 stranger.py $PORT && exec python3 -m http.server $PORT --bind 127.0.0.1\n");
    String inside =
        "ip link set lo up; echo 3000 3049 >/proc/sys/net/ipv4/ip_local_port_range;"
            + " styxy run -p 3020 --exact -n web -- sh server.sh & styxy wait web --timeout 2m"
            + " && styxy kill web; wait";
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    Result result = styxy.runCommand("unshare", "-n", "sh", "-c", inside);
    assertTrue(result.out().contains("48 False"), result.all());
    assertTrue(result.err().contains("ended pid"), result.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait web --timeout 10s", "check PORT"})
  void aServerWithoutReuseAddressIsPointedToNoHold(String look) {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    String port = Integer.toString(FreePort.ofDev());
    Result died = styxy.run("run", "-p", port, "-n", "web", "--", "python3", "-c", BIND);
    assertEquals(1, died.status(), died.all());
    assertTrue(died.err().contains("Address already in use"), died.all());
    Result seen = styxy.run(look.replace("PORT", port).split(" "));
    assertTrue(seen.all().contains("styxy run --no-hold"), seen.all());
  }

  /** Whether it went well cannot be told, and most that is over so soon was no server. */
  @Test
  void whoLooksAtTheListAfterAQuickRunIsNotAdvised() {
    String port = Integer.toString(FreePort.ofDev());
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    assertEquals(0, styxy.run("run", "-p", port, "-n", "web", "--", "true").status());
    Result seen = new Terminal(styxy, 300).run("styxy", "list", "-v");
    assertTrue(seen.out().contains("process_dead"), seen.all());
    assertTrue(!(seen.out() + styxy.run("history").out()).contains("no-hold"), seen.all());
  }

  @Test
  void aServerWithoutReuseAddressRunsWithNoHold() {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    Result free = styxy.run("run", "--no-hold", "--", "python3", "-c", BIND);
    assertEquals("bound\n", free.out(), free.all());
  }

  @Test
  void aServerWithReusePortAloneRunsToo() {
    String bind =
        "import os, socket; s = socket.socket();"
            + " s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1);"
            + " s.bind(('', int(os.environ['PORT']))); s.listen(); print('listens')";
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    assertEquals("listens\n", styxy.run("run", "--", "python3", "-c", bind).out());
  }

  @Test
  void aHeldPortIsShownAsBoundAndNotAsListening() {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    try (Started server = Started.run(styxy, "-n", "web", "--", "sleep", "600")) {
      String port = Integer.toString(server.port("web"));
      String found = styxy.run("scan", "--start", port, "-e", port, "--json").out();
      List<?> ports = Json.objects(Json.object(found), "ports");
      assertEquals("bound", ((java.util.Map<?, ?>) ports.get(0)).get("state"), found);
      Result waited = styxy.run("wait", "web", "--timeout", "1s");
      assertEquals(1, waited.status());
      assertTrue(waited.err().contains("nothing listens yet"), waited.err());
    }
  }
}
