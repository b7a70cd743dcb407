package dev.styxy.core.lease;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Reach;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Keeps a session from releasing leases of projects that it may not speak for. */
public final class ReleaseLimit {
  private final Path directory;
  private final Set<String> reached;

  private ReleaseLimit(Path directory, Set<String> reached) {
    this.directory = directory;
    this.reached = reached;
  }

  /**
   * Finds out which projects are reached. It looks at their directories, so it is for when the lock
   * is free; one that may block is not looked at, and not reached.
   *
   * @param directory where the session works; absolute and real
   * @param meant what it wants to release
   */
  public static ReleaseLimit of(Path directory, Selection meant, ProcessTable processes) {
    Reach reach = new Reach(new Projects());
    Set<String> reached = new HashSet<>();
    for (Allocation lease : meant.found()) {
      Path project = Path.of(lease.project());
      boolean isWithin = project.startsWith(directory);
      if (isWithin || !processes.mayBlock(lease.project()) && reach.covers(directory, project)) {
        reached.add(lease.project());
      }
    }
    return new ReleaseLimit(directory, reached);
  }

  /**
   * Returns when all of them may be released.
   *
   * @throws StyxyException when one of them may not: then none may
   */
  void demandFor(Selection selection) {
    for (Allocation lease : selection.found()) {
      if (!reached.contains(lease.project())) {
        String port = Descriptions.port(lease.port(), lease.protocol());
        throw new StyxyException(
            FailureCode.REFUSED,
            "port "
                + port
                + " is leased to "
                + Descriptions.of(lease)
                + ", which is neither within "
                + directory
                + " nor a worktree of its repository; nothing was released",
            "styxy check " + port,
            "styxy list --project");
      }
    }
  }
}
