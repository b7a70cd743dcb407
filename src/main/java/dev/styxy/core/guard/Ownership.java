package dev.styxy.core.guard;

import dev.styxy.core.owner.OwnerChoice;
import dev.styxy.core.owner.OwnerFinder;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tells a project's own processes from those of others: by the lease that {@code styxy run} handed
 * down, by the project that they work in, and, where that is none, by whether the asking session
 * has started them.
 */
final class Ownership {
  private static final int DEEPEST = 64;

  private final ProcessTable processes;
  private final Ledger ledger;
  private final Projects projects;
  private final String project;

  Ownership(Host host, Ledger ledger, Projects projects, String project) {
    this.processes = host.processes();
    this.ledger = ledger;
    this.projects = projects;
    this.project = project;
  }

  boolean isOwn(Allocation lease) {
    return lease.project().equals(project);
  }

  boolean isOwn(ProcessInfo process) {
    Optional<Allocation> lease = leaseOf(process);
    if (lease.isPresent()) {
      return isOwn(lease.get());
    }
    Optional<String> other = projectOf(process);
    if (other.isPresent() && other.get().equals(project)) {
      return true;
    }
    return !isRepository(other) && descendsFromSession(process);
  }

  /** The lease of the {@code run} that it comes from, as long as that is known. */
  private Optional<Allocation> leaseOf(ProcessInfo process) {
    Optional<String> lockId = processes.lockIdAtStart(process.pid());
    for (Allocation lease : lockId.isPresent() ? ledger.allocations() : List.<Allocation>of()) {
      if (lease.lockId().equals(lockId.get())) {
        return Optional.of(lease);
      }
    }
    return Optional.empty();
  }

  /** The project that it works in; a directory that may block is not looked at. */
  Optional<String> projectOf(ProcessInfo process) {
    Optional<String> directory = processes.workingDirectory(process.pid());
    try {
      return directory.isEmpty() || processes.mayBlock(directory.get())
          ? directory
          : Optional.of(projects.of(Path.of(directory.get())).toString());
    } catch (InvalidPathException e) {
      return directory;
    }
  }

  /** Whether it is a worktree; elsewhere a working directory says little. */
  boolean isRepository(Optional<String> directory) {
    return directory.isPresent()
        && !processes.mayBlock(directory.get())
        && Files.exists(Path.of(directory.get(), ".git"));
  }

  /** A background process whose shell has ended has lost its parents, but not its session. */
  private boolean descendsFromSession(ProcessInfo process) {
    Optional<ProcessInfo> self = processes.find(processes.self());
    boolean isOfSession =
        self.isPresent()
            && process.session() > 1
            && process.session() == self.get().session()
            && process.uid() == self.get().uid();
    return isOfSession || descendsFromOwner(process);
  }

  private boolean descendsFromOwner(ProcessInfo process) {
    Optional<ProcessRef> session = session();
    return session.isPresent() && descendsFrom(process, session.get().pid());
  }

  private Optional<ProcessRef> session() {
    try {
      return new OwnerFinder(processes).find(new OwnerChoice.Auto());
    } catch (StyxyException e) {
      return Optional.empty();
    }
  }

  /** Whether it is that process, or one of those above it is. */
  boolean descendsFrom(ProcessInfo process, long ancestor) {
    Optional<ProcessInfo> at = Optional.of(process);
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      if (at.get().pid() == ancestor) {
        return true;
      }
      at = at.get().parent() > 0 ? processes.find(at.get().parent()) : Optional.empty();
    }
    return false;
  }
}
