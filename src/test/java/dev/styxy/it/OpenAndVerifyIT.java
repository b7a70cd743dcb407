package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of real servers are opened, and real servers are told from strangers. */
class OpenAndVerifyIT {
  @TempDir Path home;
  @TempDir Path project;
  @TempDir Path elsewhere;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() {
    styxy =
        new InstalledTool(home.resolve("state"), project)
            .with("DISPLAY", "")
            .with("WAYLAND_DISPLAY", "")
            .with("BROWSER", "")
            .with("WSL_DISTRO_NAME", "")
            .with("WSL_INTEROP", "");
  }

  private int allocate(String type, String name) {
    return styxy.run("allocate", type, "-n", name, "--owner", "none").port();
  }

  private Path browser() throws IOException {
    Path program = home.resolve("browser");
    Files.writeString(
        program, "#!/bin/sh\necho \"$*|$STYXY_SAVED_LC_ALL\" >> " + home + "/opened\n");
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return program;
  }

  @Test
  void withoutADisplayTheUrlIsPrinted() {
    int port = allocate("dev", "web");
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      Result opened = styxy.run("open", "web", "/login");
      assertEquals(0, opened.status(), opened.all());
      assertEquals("http://localhost:" + server.port() + "/login\n", opened.out());
      assertTrue(opened.err().contains("there is no display"), opened.err());
    }
  }

  @Test
  void theBrowserIsGivenTheUrlAndTheUsersEnvironment() throws IOException {
    int port = allocate("dev", "web");
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      InstalledTool browsing = styxy.with("BROWSER", browser().toString()).with("LC_ALL", "C");
      Result opened = browsing.run("open", "web", "a b;$(id)", "--json");
      assertEquals(0, opened.status(), opened.all());
      assertEquals(true, Json.object(opened.out()).get("opened"));
      // A browser is not waited for to its end.
      Deadline.await(() -> home.resolve("opened").toFile().length() > 0);
      assertEquals(
          List.of("http://localhost:" + server.port() + "/a%20b%3B%24%28id%29|"),
          Files.readAllLines(home.resolve("opened")));
    }
  }

  @Test
  void aBrowserThatFailsIsAFailure() throws IOException {
    int port = allocate("dev", "web");
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      Result opened = styxy.with("BROWSER", "/bin/false").run("open", "web");
      assertEquals(7, opened.status(), opened.all());
      assertEquals("http://localhost:" + server.port() + "/\n", opened.out());
      assertTrue(opened.err().contains("failed with status 1"), opened.err());
    }
  }

  @Test
  void whatDoesNotListenIsNotOpenedButPrintedWhenAsked() throws IOException {
    int port = allocate("dev", "web");
    InstalledTool browsing = styxy.with("BROWSER", browser().toString());
    assertEquals(1, browsing.run("open", "web").status());
    assertEquals(1, browsing.run("open", "no-such-name").status());
    assertEquals(2, browsing.run("open").status());
    assertEquals(2, browsing.run("open", "70000").status());
    Result printed = browsing.run("open", "web", "--print");
    assertEquals("http://localhost:" + port + "/\n", printed.out(), printed.all());
    assertTrue(Files.notExists(home.resolve("opened")));
  }

  @Test
  void aStrangersPageIsNotOpened() throws IOException {
    int port = allocate("dev", "web");
    List<String> session = List.of("setsid");
    try (Server stranger = Server.start(elsewhere, session, "tcp", "127.0.0.1", port)) {
      InstalledTool browsing = styxy.with("BROWSER", browser().toString());
      Result refused = browsing.run("open", "web");
      assertEquals(1, refused.status(), refused.all());
      assertTrue(stranger.pid() > 0 && Files.notExists(home.resolve("opened")));
    }
  }

  @Test
  void urlsAreListedForNamedServicesOfTheWeb() {
    int port = allocate("dev", "web");
    allocate("database", "db");
    styxy.run("allocate", "dev", "--owner", "none");
    Result urls = styxy.run("list", "--urls", "--format", "{url}");
    assertEquals("http://localhost:" + port + "/\n", urls.out(), urls.all());
    assertTrue(styxy.run("list", "--urls").out().startsWith("URL "));
    Map<String, Object> json = Json.object(styxy.run("list", "--urls", "--json").out());
    assertEquals(1, Json.objects(json, "allocations").size());
    assertEquals(2, styxy.run("list", "--urls", "--sticky").status());
  }

  @Test
  void theOwnServerIsProvenWithItsAge() throws Exception {
    commit();
    int port = allocate("dev", "web");
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      Result proven = styxy.run("verify", "web", "--json");
      assertEquals(0, proven.status(), proven.all());
      Map<String, Object> answer = Json.object(proven.out());
      assertEquals(server.pid(), ((Map<?, ?>) answer.get("process")).get("pid"));
      Map<?, ?> points = (Map<?, ?>) answer.get("points");
      for (String point : List.of("listening", "kin", "in_worktree", "own_port")) {
        assertEquals(true, points.get(point), proven.out());
      }
      assertEquals(true, points.get("started_after_commit"), proven.out());
      Deadline.await(
          () -> {
            commit();
            Result later = styxy.run("verify", "web");
            assertEquals(0, later.status(), later.all());
            return later.out().contains("it runs older code");
          });
    }
  }

  /** A commit of the same second as the start counts as one from before. */
  private void commit() {
    Result done =
        styxy.runCommand(
            "sh",
            "-c",
            "git init -q && git -c user.name=x -c user.email=x@y commit -q --allow-empty -m one");
    assertEquals(0, done.status(), done.all());
  }

  @Test
  void aConfigurationThatWouldRunCommandsRunsNone() throws IOException {
    commit();
    String trap = "touch " + home.resolve("trapped");
    for (String key : List.of("core.fsmonitor", "gpg.program", "core.pager", "core.sshCommand")) {
      styxy.runCommand("git", "config", key, trap);
    }
    styxy.runCommand("git", "config", "log.showSignature", "true");
    int port = allocate("dev", "web");
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      assertEquals(0, styxy.run("verify", "web").status());
      assertTrue(server.pid() > 0 && Files.notExists(home.resolve("trapped")));
    }
  }

  @Test
  void aStrangerIsNoServerOfThisProject() {
    int port = allocate("dev", "web");
    List<String> session = List.of("setsid");
    try (Server stranger = Server.start(elsewhere, session, "tcp", "127.0.0.1", port)) {
      Result refused = styxy.run("verify", "web", "--json");
      assertEquals(1, refused.status(), refused.all());
      Map<String, Object> answer = Json.object(refused.out());
      assertFalse(answer.get("success").equals(true) || stranger.pid() <= 0);
    }
    Result nobody = styxy.run("verify", "web");
    assertEquals(1, nobody.status(), nobody.all());
  }

  @Test
  void aStrangerBesideTheServerSpoilsTheProof() {
    int port = allocate("dev", "web");
    List<String> session = List.of("setsid");
    try (Server server = Server.listen(project, "127.0.0.1", port)) {
      assertEquals(0, styxy.run("verify", "web").status());
      try (Server stranger = Server.start(elsewhere, session, "tcp", "127.0.0.2", port)) {
        Result spoilt = styxy.run("verify", "web");
        assertEquals(1, spoilt.status(), spoilt.all());
        assertTrue(spoilt.out().contains("no    pid " + stranger.pid()), spoilt.all());
        assertTrue(server.pid() > 0);
      }
    }
  }

  @Test
  void aNameWithoutAllocationIsNotFound() {
    Result unknown = styxy.run("verify", "web", "--json");
    assertEquals(1, unknown.status(), unknown.all());
    assertEquals("not_found", Json.object(unknown.out()).get("code"));
    assertNull(Json.object(unknown.out()).get("points"));
    assertEquals(2, styxy.run("verify").status());
  }
}
