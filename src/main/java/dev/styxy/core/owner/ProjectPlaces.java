package dev.styxy.core.owner;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.Directories;
import dev.styxy.model.Place;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Notes where the projects are that are given ports: their file system, and for a linked worktree
 * of git where the repository keeps its record. {@link LivingProjects} needs it when one is
 * missing.
 */
public final class ProjectPlaces {
  private static final String POINTER = "gitdir: ";
  private static final int LONGEST_POINTER = 4096;

  private final Directories directories;

  public ProjectPlaces(Directories directories) {
    this.directories = directories;
  }

  /** Notes where a project is, once in each boot: disks may have other numbers after a restart. */
  public void note(String project, Ledger ledger, String bootId) {
    Optional<Place> known = ledger.place(project);
    if (known.isEmpty() || !known.get().bootId().equals(bootId)) {
      Optional<Place> seen = directories.place(project);
      if (seen.isPresent()) {
        ledger.note(withWorktree(seen.get()));
      }
    }
  }

  private Place withWorktree(Place place) {
    try {
      Optional<Path> root = new Projects().worktree(Path.of(place.project()));
      return root.isEmpty()
          ? place
          : new Place(
              place.project(),
              place.anchor(),
              place.device(),
              place.inode(),
              place.born(),
              place.bootId(),
              record(root.get()));
    } catch (InvalidPathException e) {
      return place;
    }
  }

  /**
   * {@code .git/worktrees/ID} of the repository, to which the file {@code .git} of a linked
   * worktree points (gitrepository-layout(5)); that of a submodule points elsewhere.
   */
  static Optional<String> record(Path worktree) {
    Path file = worktree.resolve(".git");
    try {
      BasicFileAttributes found =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (!found.isRegularFile() || found.size() > LONGEST_POINTER) {
        return Optional.empty();
      }
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      if (!text.startsWith(POINTER)) {
        return Optional.empty();
      }
      Path record = worktree.resolve(text.substring(POINTER.length()).strip()).normalize();
      Path parent = record.getParent();
      boolean isOfWorktree = parent != null && parent.endsWith("worktrees");
      return isOfWorktree ? Optional.of(record.toString()) : Optional.empty();
    } catch (IOException | InvalidPathException e) {
      return Optional.empty();
    }
  }
}
