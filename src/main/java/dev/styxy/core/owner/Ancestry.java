package dev.styxy.core.owner;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.ProcessInfo;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** This process and those that it descends from: the session in which a command was typed. */
public final class Ancestry {
  /** Deeper chains of parents than this are not followed. */
  private static final int DEEPEST = 64;

  private final Set<Long> pids = new HashSet<>();

  public Ancestry(ProcessTable processes) {
    Optional<ProcessInfo> at = processes.find(processes.self());
    for (int depth = 0; depth < DEEPEST && at.isPresent(); depth++) {
      pids.add(at.get().pid());
      at = at.get().parent() > 0 ? processes.find(at.get().parent()) : Optional.empty();
    }
  }

  public boolean contains(long pid) {
    return pids.contains(pid);
  }
}
