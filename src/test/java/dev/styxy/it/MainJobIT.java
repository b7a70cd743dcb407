package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainJobIT {
  @TempDir Path home;
  @TempDir Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy = new InstalledTool(home.resolve("state"), project);
  }

  @Test
  void allocatePrintsThePortAndNothingElse() {
    Result result = styxy.run("allocate", "dev");
    assertEquals(0, result.status(), result.all());
    assertTrue(result.out().matches("\\d+\n"), result.all());
    assertEquals("", result.err());
  }

  @Test
  void aNameKeepsItsPortAndRequestsWithoutNameDoNotShareOne() {
    int web = styxy.run("allocate", "dev", "-n", "web").port();
    assertEquals(web, styxy.run("allocate", "-s", "dev", "-n", "web").port());
    int first = styxy.run("allocate", "dev").port();
    int second = styxy.run("allocate", "dev").port();
    assertNotEquals(first, second);
    assertNotEquals(web, first);
  }

  @Test
  void aReleasedNameIsGivenItsPortAgain() {
    styxy.run("allocate", "dev", "-n", "web").port();
    int rest = styxy.run("allocate", "dev", "-n", "rest").port();
    assertEquals(0, styxy.run("release", "web", "rest").status());
    assertEquals(rest, styxy.run("allocate", "dev", "-n", "rest").port());
  }

  @Test
  void severalPortsAreOneTransaction() {
    Result three = styxy.run("allocate", "test", "--count", "3");
    assertEquals(3, three.out().lines().distinct().count(), three.all());
    Result tooMany = styxy.run("allocate", "storybook", "--count", "25");
    assertEquals(3, tooMany.status(), tooMany.all());
    assertEquals("", styxy.run("list", "--service", "storybook").out());
  }

  @Test
  void whatTheOwnersLeaveIsGoneAtTheFirstList() {
    try (Sleeper one = new Sleeper();
        Sleeper two = new Sleeper()) {
      styxy.run("allocate", "-s", "dev", "-n", "test1", "--owner", one.owner()).port();
      styxy.run("allocate", "-s", "dev", "-n", "test2", "--owner", two.owner()).port();
      assertTrue(styxy.run("list", "-v").out().contains("test1"));
    }
    Result list = styxy.run("list", "-v");
    assertEquals("", list.out(), list.all());
    assertEquals(0, styxy.run("daemon", "stop").status());
    assertEquals(0, styxy.run("daemon", "start").status());
    assertEquals("", styxy.run("list", "-v").out());
  }

  @Test
  void cleanupSaysWhatItTakesBackAndWhy() {
    int port;
    try (Sleeper owner = new Sleeper()) {
      port = styxy.run("allocate", "dev", "-n", "web", "--owner", owner.owner()).port();
    }
    Map<String, Object> preview = Json.object(styxy.run("cleanup", "--dry-run", "--json").out());
    assertEquals(true, preview.get("dry_run"));
    assertEquals(1, Json.objects(preview, "reclaimed").size());
    Map<String, Object> done = Json.object(styxy.run("cleanup", "--json").out());
    Map<String, Object> row = Json.objects(done, "reclaimed").get(0);
    assertEquals((long) port, row.get("port"));
    assertEquals("process_dead", row.get("reason"));
    assertEquals(1L, done.get("cleaned"));
    assertEquals(0L, Json.object(styxy.run("cleanup", "--json").out()).get("cleaned"));
  }

  @Test
  void forceReleasesEverythingAndPrintsEach() {
    styxy.run("allocate", "dev", "-n", "web");
    styxy.run("allocate", "api", "-n", "rest");
    Result forced = styxy.run("cleanup", "--force");
    assertTrue(forced.out().contains("web") && forced.out().contains("rest"), forced.all());
    assertTrue(forced.out().contains("forced"), forced.all());
    assertEquals("", styxy.run("list").out());
  }

  @Test
  void checkTellsBusyFromFreeAndWhoHasIt() {
    int port = styxy.run("allocate", "dev", "-n", "web").port();
    Result held = styxy.run("check", Integer.toString(port));
    assertEquals(1, held.status());
    assertTrue(held.out().contains("allocated to dev/web of " + real(project)), held.all());
    try (Server server = Server.listen(home, "127.0.0.1", 0)) {
      Result busy = styxy.run("check", Integer.toString(server.port()));
      assertEquals(1, busy.status(), busy.all());
      assertTrue(busy.out().contains("pid " + server.pid()), busy.all());
      assertTrue(busy.out().contains("127.0.0.1:" + server.port()), busy.all());
      Map<String, Object> json =
          Json.object(styxy.run("check", Integer.toString(server.port()), "--json").out());
      assertEquals(false, json.get("available"));
      assertEquals("listening", json.get("cause"));
    }
  }

  @Test
  void aPortThatIsTakenIsReplacedLoudlyAndRefusedWhenOnlyItWillDo() {
    try (Server server = Server.listen(home, "::1", 0)) {
      String port = Integer.toString(server.port());
      Result other = styxy.run("allocate", "dev", "-n", "web", "-p", port);
      assertNotEquals(server.port(), other.port());
      assertTrue(other.err().contains("pid " + server.pid()), other.all());
      Result exact = styxy.run("allocate", "dev", "-p", port, "--exact", "--json");
      assertEquals(4, exact.status());
      Map<String, Object> failure = Json.object(exact.out());
      assertEquals("held", failure.get("code"));
      assertEquals(false, failure.get("success"));
      assertTrue(failure.get("error").toString().contains("pid " + server.pid()));
    }
  }

  @Test
  void renewTakesTheSameSelectorsAsRelease() {
    int port = styxy.run("allocate", "dev", "-n", "web", "--ttl", "1h").port();
    Map<String, Object> renewed =
        Json.object(styxy.run("renew", Integer.toString(port), "--ttl", "2h", "--json").out());
    assertEquals(7200L, Json.objects(renewed, "renewed").get(0).get("ttl_seconds"));
    for (List<String> selector :
        List.of(List.of("web"), List.of("dev/web"), List.of("--project"), List.of("--all"))) {
      String[] words = new String[selector.size() + 1];
      words[0] = "renew";
      for (int i = 0; i < selector.size(); i++) {
        words[i + 1] = selector.get(i);
      }
      assertEquals(0, styxy.run(words).status(), selector.toString());
    }
  }

  private static String real(Path path) {
    try {
      return path.toRealPath().toString();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
