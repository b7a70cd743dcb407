package dev.styxy.core.owner;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the project that a directory belongs to: within its git worktree, the nearest directory
 * upward that has a project's file, else the worktree itself; outside of one, the directory. As for
 * git itself (safe.directory), what a stranger has put there counts for nothing.
 */
public final class Projects {
  /** The name of a project's file, in its directory. */
  public static final String FILE = ".styxy.json";

  private final Map<Path, Surroundings> found = new HashMap<>();
  private final FileOwners owners;

  /** As the user of this process sees them. */
  public Projects() {
    this(new FileOwners());
  }

  public Projects(FileOwners owners) {
    this.owners = owners;
  }

  /**
   * Where a directory belongs.
   *
   * @param worktree the root of its git worktree; absent where there is none
   */
  private record Surroundings(Path project, Optional<Path> worktree) {}

  /**
   * The project of a directory.
   *
   * @param directory absolute and normalised; it need not exist any more
   */
  public Path of(Path directory) {
    return surroundings(directory).project();
  }

  /** The root of the git worktree that a directory is in; absent where there is none. */
  public Optional<Path> worktree(Path directory) {
    return surroundings(directory).worktree();
  }

  /**
   * Whether the leases of a project may be used from a directory: it is the directory's project, or
   * encloses that in the same worktree, as it does when a package has got a file of its own since.
   */
  public boolean isWithin(Path directory, Path project) {
    Surroundings surroundings = surroundings(directory);
    return surroundings.project().equals(project)
        || surroundings.worktree().isPresent()
            && directory.startsWith(project)
            && project.startsWith(surroundings.worktree().get());
  }

  private Surroundings surroundings(Path directory) {
    Surroundings known = found.get(directory);
    if (known == null) {
      known = search(directory);
      found.put(directory, known);
    }
    return known;
  }

  /**
   * A worktree's {@code .git} is a file that points at the repository (gitrepository-layout(5)).
   */
  private Surroundings search(Path directory) {
    Path project = null;
    for (Path at = directory; at != null; at = at.getParent()) {
      if (project == null && isProject(at)) {
        project = at;
      }
      Path git = at.resolve(".git");
      if (Files.exists(git) && !owners.isStrange(git)) {
        return new Surroundings(project == null ? at : project, Optional.of(at));
      }
    }
    return new Surroundings(directory, Optional.empty());
  }

  private boolean isProject(Path directory) {
    Path file = directory.resolve(FILE);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !owners.leadsToStrange(file);
  }
}
