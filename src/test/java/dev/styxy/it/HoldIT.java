package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import dev.styxy.os.linux.Listener;
import dev.styxy.os.linux.OtherJvm;
import dev.styxy.os.linux.PortDrawer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody gets a port between its reservation and the command's own bind. */
class HoldIT {
  /** A server that does not set SO_REUSEADDR. */
  private static final List<String> STRICT = List.of("tcp", "127.0.0.1", "{port}");

  @TempDir Path home;
  @TempDir Path project;

  /**
   * In a network namespace of its own, where the range to draw from is so small that all is hit.
   */
  @Test
  void tenThousandStrangersNeverGetTheHeldPort() throws IOException {
    Needs.root();
    Needs.program("ip", "iproute2");
    String stranger = OtherJvm.line(PortDrawer.class, "5000", "5000", "$PORT");
    Files.writeString(
        project.resolve("server.sh"),
        stranger + " && exec " + Server.line("127.0.0.1", "$PORT") + "\n");
    String inside =
        "ip link set lo up; echo 3000 3049 >/proc/sys/net/ipv4/ip_local_port_range;"
            + " styxy run -p 3020 --exact -n web -- sh server.sh & styxy wait web --timeout 2m"
            + " && styxy kill web; wait";
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    Result result = styxy.runCommand("unshare", "-n", "sh", "-c", inside);
    assertTrue(result.out().contains("49 false"), result.all());
    assertTrue(result.err().contains("ended pid"), result.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"wait web --timeout 10s", "check PORT"})
  void aServerWithoutReuseAddressIsPointedToNoHold(String look) {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    String port = Integer.toString(FreePort.ofDev());
    Result died = run(styxy, STRICT, "-p", port, "-n", "web");
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
    // Where no test had a server: without SO_REUSEADDR its closed connections are in the way, too.
    String port = Integer.toString(FreePort.in(20_000, 29_999));
    Result free = run(styxy, STRICT, "--no-hold", "-p", port);
    assertEquals(0, free.status(), free.all());
  }

  @Test
  void aServerWithReusePortAloneRunsToo() {
    InstalledTool styxy = new InstalledTool(home.resolve("state"), project);
    Result shared = run(styxy, List.of("tcp", "0.0.0.0", "{port}", "SO_REUSEPORT"));
    assertEquals(0, shared.status(), shared.all());
  }

  /** Runs a {@link Listener} with these words to its end, which is that of its input. */
  private static Result run(InstalledTool styxy, List<String> server, String... options) {
    List<String> words = new ArrayList<>(List.of("run"));
    words.addAll(List.of(options));
    words.add("--");
    words.addAll(OtherJvm.command(Listener.class));
    words.addAll(server);
    return styxy.run(words.toArray(String[]::new));
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
