package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a project is left when its directory is gone: what runs there, and nothing else. */
class GoneProjectIT {
  @TempDir Path home;
  @TempDir Path work;

  private InstalledTool styxy() {
    return new InstalledTool(home.resolve("state"), work);
  }

  private Path project() throws IOException {
    return Files.createDirectory(work.resolve("gone"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "renew", "release", "renew web", "release web"})
  void whatRunsThereCanBeNamed(String command) throws IOException {
    Path project = project();
    Files.createSymbolicLink(work.resolve("link"), work);
    try (Started server = Started.run(styxy().in(project), "-n", "web", "--", "sleep", "600")) {
      server.port("web");
      Files.delete(project);
      Result result = styxy().run((command + " --project=link/gone").split(" "));
      assertEquals(0, result.status(), result.all());
      assertTrue(!command.equals("list") || result.out().contains("web"), result.all());
    }
  }

  @Test
  void itsServerCanBeEnded() throws IOException {
    Path project = project();
    try (Started server = Started.run(styxy().in(project), "-n", "web", "--", "sleep", "600")) {
      server.port("web");
      Files.delete(project);
      Result killed = styxy().run("kill", "web", "--project", "gone", "--yes");
      assertEquals(0, killed.status(), killed.all());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"owner", "project", "none"})
  void whatIsIdleIsReclaimedWhoeverOwnsIt(String kind) throws IOException {
    Path project = project();
    try (Sleeper owner = new Sleeper()) {
      String choice = kind.equals("owner") ? owner.owner() : kind;
      styxy().in(project).run("allocate", "dev", "-n", "web", "--owner", choice).port();
      assertEquals("", styxy().run("cleanup").out());
      Files.delete(project);
      Result cleaned = styxy().run("cleanup");
      assertTrue(cleaned.out().contains("project_gone"), cleaned.all());
      assertEquals("", styxy().run("list").out());
      assertEquals("", styxy().run("list", "--sticky").out());
    }
  }

  @Test
  void oneThatNeverHadAnythingIsAMistake() {
    Result listed = styxy().run("list", "--project=nowhere");
    assertEquals(2, listed.status(), listed.all());
    assertEquals(1, styxy().run("release", "web", "--project", "nowhere").status());
  }
}
