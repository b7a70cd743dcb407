package dev.styxy.core.owner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells which projects a session may speak for: those within the directory where it works, and
 * those of other worktrees of the same git repository. A neighbour's is none of them.
 */
public final class Reach {
  private static final String GIT = ".git";

  private final Projects projects;

  public Reach(Projects projects) {
    this.projects = projects;
  }

  /**
   * Whether a session may end and release what belongs to a project.
   *
   * @param directory where the session works; absolute and real
   * @param project absolute and real; it need not exist any more
   */
  public boolean covers(Path directory, Path project) {
    if (project.startsWith(directory) || projects.of(directory).equals(project)) {
      return true;
    }
    Optional<Path> own = repository(directory);
    return own.isPresent() && own.equals(repository(project));
  }

  /** The directory that all worktrees of a repository share (gitrepository-layout(5)). */
  private Optional<Path> repository(Path directory) {
    Optional<Path> worktree = projects.worktree(directory);
    if (worktree.isEmpty()) {
      return Optional.empty();
    }
    Path git = worktree.get().resolve(GIT);
    if (Files.isDirectory(git, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(git);
    }
    try {
      Optional<Path> record = ProjectPlaces.record(worktree.get()).map(git::resolveSibling);
      return record.isPresent() && Files.isDirectory(record.get())
          ? Optional.of(record.get().toRealPath().getParent().getParent())
          : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
