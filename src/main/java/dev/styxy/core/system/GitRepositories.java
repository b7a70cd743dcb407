package dev.styxy.core.system;

import java.nio.file.Path;
import java.util.Optional;

/** Finds git repositories as git itself does, without running anything that they configure. */
public interface GitRepositories {

  /**
   * A repository, and where its hooks are.
   *
   * @param common the directory that all worktrees share
   * @param worktree the root of this worktree; absent in a bare repository
   * @param hooks where git looks for hooks; it need not exist
   * @param hooksPath the value of {@code core.hooksPath}, where it is set
   */
  record Place(Path common, Optional<Path> worktree, Path hooks, Optional<String> hooksPath) {}

  /**
   * The repository that a directory belongs to.
   *
   * @throws dev.styxy.model.StyxyException when there is none, git does not trust it, or git cannot
   *     be run
   */
  Place find(Path directory);

  /** Whether git ignores a file at the root of the worktree. */
  boolean isIgnored(Place place, String name);
}
