package dev.styxy.core.owner;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Directories;
import dev.styxy.core.system.Presence;
import dev.styxy.model.Liveness;
import dev.styxy.model.Place;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Judges whether projects exist, as processes are judged: only proof shows that one is gone. A path
 * that leads nowhere is none, as its disk may not be mounted.
 */
public final class LivingProjects {
  private static final Liveness ALIVE = new Liveness.Alive();

  private final Directories directories;
  private final Map<String, Liveness> judged = new HashMap<>();

  public LivingProjects(Directories directories) {
    this.directories = directories;
  }

  /**
   * Projects, one of which need not be looked for.
   *
   * @param present it has just been seen
   */
  public LivingProjects(Directories directories, String present) {
    this(directories);
    judged.put(present, ALIVE);
  }

  /** Forgets what it has seen, for commands that look more than once. */
  public void refresh() {
    judged.clear();
  }

  /**
   * Whether a project exists.
   *
   * @param ledger knows where it was
   */
  public Liveness judge(String project, Ledger ledger) {
    Liveness known = judged.get(project);
    if (known == null) {
      known = judgeAnew(project, ledger);
      judged.put(project, known);
    }
    return known;
  }

  /** Without a switch, which would load one more class at every start. */
  private Liveness judgeAnew(String project, Ledger ledger) {
    Presence presence = directories.presence(project);
    if (presence == Presence.PRESENT) {
      return ALIVE;
    }
    return presence == Presence.ABSENT
        ? judgeAbsent(project, ledger.place(project))
        : new Liveness.Unknown("its directory cannot be looked at");
  }

  private Liveness judgeAbsent(String project, Optional<Place> place) {
    if (place.isEmpty()) {
      return new Liveness.Unknown("its directory is missing, and nobody noted where that was");
    }
    if (isKeptByRepository(place.get())) {
      return new Liveness.Unknown("its directory is missing, and its git worktree is locked");
    }
    if (isRemovedFromItsDisk(project, place.get())) {
      return new Liveness.Gone("its directory was removed");
    }
    return isRemovedFromItsRepository(place.get())
        ? new Liveness.Gone("its git worktree was removed")
        : new Liveness.Unknown("its directory is missing, and its disk may not be mounted");
  }

  /** As {@code git worktree lock} does for what is on a disk that is not always there. */
  private boolean isKeptByRepository(Place place) {
    if (place.worktree().isEmpty()) {
      return false;
    }
    Presence record = directories.presence(place.worktree().get());
    return record == Presence.UNKNOWN
        || record == Presence.PRESENT
            && directories.presence(place.worktree().get() + "/locked") != Presence.ABSENT;
  }

  /** The nearest directory above that is there must be of the very file system. */
  private boolean isRemovedFromItsDisk(String project, Place place) {
    String at = parent(project);
    Presence presence = directories.presence(at);
    while (presence == Presence.ABSENT && !at.equals("/")) {
      at = parent(at);
      presence = directories.presence(at);
    }
    return presence == Presence.PRESENT && directories.isOnFileSystemOf(place, at);
  }

  /** The repository is there, and has no record of the worktree: gitrepository-layout(5). */
  private boolean isRemovedFromItsRepository(Place place) {
    if (place.worktree().isEmpty()
        || directories.presence(place.worktree().get()) != Presence.ABSENT) {
      return false;
    }
    String repository = parent(parent(place.worktree().get()));
    return directories.presence(repository + "/HEAD") == Presence.PRESENT;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
