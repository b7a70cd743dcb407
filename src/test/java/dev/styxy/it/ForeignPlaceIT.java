package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.Needs;
import dev.styxy.it.InstalledTool.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nothing may be written: nothing is, not there and not elsewhere. */
class ForeignPlaceIT {
  private static final int SOMEBODY = 65534;

  @TempDir Path root;
  private Path project;
  private InstalledTool styxy;

  @BeforeEach
  void prepare() throws IOException {
    Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwxr-xr-x"));
    project = Files.createDirectory(root.resolve("project"));
    Files.writeString(
        project.resolve(".styxy.json"), "{\"services\": {\"web\": {\"type\": \"dev\"}}}");
    styxy = new InstalledTool(root.resolve("state"), project);
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> names = Files.list(directory)) {
      return names.map(name -> name.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "STYXY_HOME=\"$(printf 'x/a\\377b')\"; export STYXY_HOME; STYXY_HOME=$PWD/$STYXY_HOME"
            + " styxy allocate dev",
        "unset STYXY_HOME; HOME=$PWD/$(printf 'a\\377b') styxy allocate dev",
        "unset STYXY_HOME; XDG_STATE_HOME=$PWD/$(printf 'a\\377b') styxy allocate dev",
        "styxy env --write \"$(printf 'a\\377b')\"",
        "styxy metrics --textfile \"$(printf 'a\\377b')\""
      })
  void aPathThatIsNoTextIsNotTakenForAnother(String script) throws IOException {
    Result result = styxy.runCommand("sh", "-c", script);
    assertEquals(2, result.status(), result.all());
    assertTrue(result.err().contains("has bytes that are not UTF-8"), result.err());
    assertEquals(List.of(".styxy.json"), names(project));
  }

  @ParameterizedTest
  @ValueSource(strings = {"styxy allocate dev", "styxy list", "styxy env", "styxy config init"})
  void rootThatKeepsTheHomeOfAUserMakesNothingInIt(String line) throws IOException {
    Needs.root();
    Path home = Files.createDirectory(root.resolve("home"));
    Files.setAttribute(home, "unix:uid", SOMEBODY);
    Result result =
        styxy.runCommand("sh", "-c", "unset STYXY_HOME; HOME=" + home + " exec " + line);
    assertEquals(7, result.status(), result.all());
    assertTrue(result.err().contains("sudo -H styxy"), result.err());
    assertEquals(List.of(), names(home));
  }

  @Test
  void rootWritesNothingIntoADirectoryOfAUser() throws IOException {
    Needs.root();
    Files.setAttribute(project, "unix:uid", SOMEBODY);
    for (List<String> words :
        List.of(List.of("env", "--write", ".env"), List.of("metrics", "--textfile", "m"))) {
      Result result = styxy.run(words.toArray(String[]::new));
      assertEquals(7, result.status(), result.all());
      assertTrue(result.err().contains("sudo -u '#65534' styxy"), result.err());
    }
    assertEquals(List.of(".styxy.json"), names(project));
    assertEquals("", styxy.run("list").out());
  }
}
