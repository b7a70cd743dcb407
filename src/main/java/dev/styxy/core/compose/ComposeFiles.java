package dev.styxy.core.compose;

import dev.styxy.core.document.ProjectDirectory;
import dev.styxy.core.owner.FileOwners;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which files Compose would read: those that are named, those of {@code COMPOSE_FILE}, or those of
 * the usual names, in their order (compose-go, cli/options.go).
 */
public final class ComposeFiles {
  private static final List<String> USUAL =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");

  private static final List<String> USUAL_OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  private final FileOwners owners;

  public ComposeFiles(FileOwners owners) {
    this.owners = owners;
  }

  /** The usual file and its override in a directory or the next above it, up to the project's. */
  public List<Path> usual(Path directory, Path project) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Optional<Path> file = first(at, USUAL);
      if (file.isPresent()) {
        List<Path> all = new ArrayList<>(List.of(file.get()));
        first(at, USUAL_OVERRIDES).ifPresent(all::add);
        return all;
      }
      if (at.equals(project)) {
        break;
      }
    }
    throw new StyxyException(
        FailureCode.NOT_FOUND,
        "there is no Compose file in " + directory + " or above it in the project",
        "styxy compose -f FILE");
  }

  private Optional<Path> first(Path directory, List<String> names) {
    ProjectDirectory place = new ProjectDirectory(directory, owners);
    return names.stream().filter(place::has).findFirst().map(directory::resolve);
  }

  /** The usual override beside a usual file, if the list leaves it out. */
  public Optional<Path> leftOut(List<Path> files) {
    return isUsual(files)
        ? first(files.get(0).getParent(), USUAL_OVERRIDES).filter(file -> !files.contains(file))
        : Optional.empty();
  }

  /** Whether Compose finds the first of these by itself. */
  public static boolean isUsual(List<Path> files) {
    return USUAL.contains(files.get(0).getFileName().toString());
  }

  /**
   * The content of a file.
   *
   * @throws StyxyException when there is none, or it is not to be read
   */
  public byte[] read(Path file) {
    String name = file.getFileName().toString();
    return new ProjectDirectory(file.getParent(), owners)
        .bytes(name)
        .orElseThrow(
            () -> new StyxyException(FailureCode.NOT_FOUND, "there is no Compose file " + file));
  }
}
