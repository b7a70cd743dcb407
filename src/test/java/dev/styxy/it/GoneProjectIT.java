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

/** The leases of a project outlive its directory, and are still called by it. */
class GoneProjectIT {
  @TempDir Path home;
  @TempDir Path work;

  private InstalledTool styxy() {
    return new InstalledTool(home.resolve("state"), work);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"list", "renew", "release", "renew web", "release web", "wait web --free"})
  void itCanBeNamed(String command) throws IOException {
    try (Sleeper owner = new Sleeper()) {
      Path project = Files.createDirectory(work.resolve("gone"));
      Files.createSymbolicLink(work.resolve("link"), work);
      InstalledTool there = styxy().in(project);
      there.run("allocate", "dev", "-n", "web", "--owner", owner.owner()).port();
      Files.delete(project);
      Result result = styxy().run((command + " --project=link/gone").split(" "));
      assertEquals(0, result.status(), result.all());
      assertTrue(!command.equals("list") || result.out().contains("web"), result.all());
    }
  }

  @Test
  void itsServerCanBeEnded() throws IOException {
    Path project = Files.createDirectory(work.resolve("gone"));
    try (Started server = Started.run(styxy().in(project), "-n", "web", "--", "sleep", "600")) {
      server.port("web");
      Files.delete(project);
      Result killed = styxy().run("kill", "web", "--project", "gone", "--yes");
      assertEquals(0, killed.status(), killed.all());
    }
  }

  @Test
  void oneThatNeverHadAnythingIsAMistake() {
    Result listed = styxy().run("list", "--project=nowhere");
    assertEquals(2, listed.status(), listed.all());
    assertEquals(1, styxy().run("release", "web", "--project", "nowhere").status());
  }
}
