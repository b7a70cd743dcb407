package dev.styxy.core.owner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Finds the project that a directory belongs to: its git worktree, else the directory itself. As
 * for git itself (safe.directory), a repository that a stranger has put there is none.
 */
public final class Projects {
  private final Map<Path, Path> found = new HashMap<>();
  private final FileOwners owners;

  /** As the user of this process sees them. */
  public Projects() {
    this(new FileOwners());
  }

  Projects(FileOwners owners) {
    this.owners = owners;
  }

  /**
   * The project of a directory.
   *
   * @param directory absolute and normalised; it need not exist any more
   */
  public Path of(Path directory) {
    Path known = found.get(directory);
    if (known != null) {
      return known;
    }
    Path project = search(directory);
    found.put(directory, project);
    return project;
  }

  /**
   * A worktree's {@code .git} is a file that points at the repository (gitrepository-layout(5)).
   */
  private Path search(Path directory) {
    for (Path at = directory; at != null; at = at.getParent()) {
      Path git = at.resolve(".git");
      if (Files.exists(git) && !owners.isStrange(git)) {
        return at;
      }
    }
    return directory;
  }
}
