package dev.styxy.proof;

import dev.styxy.it.InstalledTool;
import dev.styxy.it.Json;
import dev.styxy.it.StateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real home and a project to spoil, made by {@link #with}, and checks of what must hold there
 * whatever has happened.
 */
final class Scene {
  private static final String USUAL =
      "state\\.json(\\.bak)?|state\\.lock|completion|events\\.jsonl(\\.[123])?";

  private final Path root;
  private final Path project;

  Scene(Path root, Path project) {
    this.root = root;
    this.project = project;
  }

  /** A scene in which {@code names} have a port each, without an owner. */
  static Scene with(Path temporary, String... names) throws IOException {
    Path project = Files.createDirectory(temporary.resolve("project"));
    Scene scene = new Scene(Files.createDirectory(temporary.resolve("scene")), project);
    for (String name : names) {
      scene.tool().run("allocate", "dev", "-n", name, "--owner", "none").port();
    }
    return scene;
  }

  Path home() {
    return root.resolve("home");
  }

  InstalledTool tool() {
    return new InstalledTool(home(), project);
  }

  /** The folder of the scope that the tool made. */
  Path folder() {
    return StateFiles.find(home(), "state.lock").getParent();
  }

  Path file(String name) {
    return folder().resolve(name);
  }

  /** The same state at another place. */
  Scene copy() throws IOException {
    Path other = Files.createTempDirectory(root.getParent(), "scene");
    try (Stream<Path> paths = Files.walk(home())) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = other.resolve("home").resolve(home().relativize(path).toString());
        Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
    return new Scene(other, project);
  }

  /** Names and their ports, as list has them; fails when list has anything to complain of. */
  Map<String, Long> ports() {
    InstalledTool.Result listed = tool().run("list", "--json");
    if (listed.status() != 0 || !listed.err().isEmpty()) {
      throw new AssertionError(listed.all());
    }
    Map<String, Long> ports = new HashMap<>();
    for (Map<String, Object> row : Json.objects(Json.object(listed.out()), "allocations")) {
      ports.put((String) row.get("service_name"), (Long) row.get("port"));
    }
    return ports;
  }

  /** Names in the state's folder that have no business there. */
  List<String> litter() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(f -> f.getFileName().toString()).filter(n -> !n.matches(USUAL)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
