package dev.styxy.core.system;

import dev.styxy.model.Place;
import java.util.Optional;

/** The directories of this machine, as far as they can be seen without ever blocking. */
public interface Directories {
  /** Where nothing can be seen, nothing is ever proven. */
  Directories UNSEEN = new Unseen();

  /** Whether anything is at this absolute path, which leads over no link. */
  Presence presence(String path);

  /**
   * Where a project is now; empty when that could not be told again later.
   *
   * @param project an absolute path without links
   */
  Optional<Place> place(String project);

  /**
   * Whether a directory is of the very file system that the place was on, mounted where it was
   * then.
   *
   * @param directory the place's project, or above it
   */
  boolean isOnFileSystemOf(Place place, String directory);

  /** A class of its own, as a lambda would be linked at every start. */
  final class Unseen implements Directories {
    @Override
    public Presence presence(String path) {
      return Presence.UNKNOWN;
    }

    @Override
    public Optional<Place> place(String project) {
      return Optional.empty();
    }

    @Override
    public boolean isOnFileSystemOf(Place place, String directory) {
      return false;
    }
  }
}
