package dev.styxy.core.system;

import dev.styxy.model.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Directories as the test says; all others are there. Everything is of one file system, which is
 * mounted at the root.
 */
public final class FakeDirectories implements Directories {
  private final Map<String, Presence> known = new HashMap<>();
  private final Set<String> unmounted = new HashSet<>();
  private final FixedClock clock;

  FakeDirectories(FixedClock clock) {
    this.clock = clock;
  }

  public void set(String path, Presence presence) {
    known.put(path, presence);
  }

  /** What is here is of another file system from now on. */
  public void unmount(String path) {
    unmounted.add(path);
  }

  @Override
  public Presence presence(String path) {
    return known.getOrDefault(path, Presence.PRESENT);
  }

  @Override
  public Optional<Place> place(String project) {
    return presence(project) == Presence.PRESENT ? Optional.of(of(project)) : Optional.empty();
  }

  private Place of(String project) {
    return new Place(project, "/", 1, 2, 3, clock.now().bootId(), Optional.empty());
  }

  @Override
  public boolean isOnFileSystemOf(Place place, String directory) {
    return !unmounted.contains(directory);
  }
}
