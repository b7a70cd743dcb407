package dev.styxy.os.linux.process;

import dev.styxy.core.system.Directories;
import dev.styxy.core.system.Presence;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Place;
import dev.styxy.os.linux.libc.CachedLookup;
import dev.styxy.os.linux.libc.LibCStat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * Directories of Linux. A path is first looked for in the kernel's cache, where most are found.
 * Otherwise the mounts say whether it may be touched, and it is followed name by name, since a link
 * may lead to a place that blocks.
 */
public final class LinuxDirectories implements Directories {
  /** What a place may be written with; file systems that use more bits are rare. */
  private static final long INODE_BITS = (1L << 59) - 1;

  private final ProcessTable mounts;
  private final String bootId;

  /**
   * The directories that this process sees.
   *
   * @param mounts knows where looking might block
   */
  public LinuxDirectories(ProcessTable mounts, String bootId) {
    this.mounts = mounts;
    this.bootId = bootId;
  }

  @Override
  public Presence presence(String path) {
    if (isCached(path)) {
      return Presence.PRESENT;
    }
    return mounts.mayBlock(path) ? Presence.UNKNOWN : follow(path);
  }

  private static boolean isCached(String path) {
    try {
      return CachedLookup.finds(path);
    } catch (LinkageError e) {
      return false;
    }
  }

  private static Presence follow(String path) {
    try {
      Path at = Path.of("/");
      boolean isDirectory = true;
      for (Path name : Path.of(path)) {
        if (!isDirectory) {
          return Presence.ABSENT;
        }
        at = at.resolve(name);
        BasicFileAttributes found =
            Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isSymbolicLink()) {
          return Presence.UNKNOWN;
        }
        isDirectory = found.isDirectory();
      }
      return Presence.PRESENT;
    } catch (NoSuchFileException e) {
      return Presence.ABSENT;
    } catch (IOException | InvalidPathException e) {
      return Presence.UNKNOWN;
    }
  }

  @Override
  public Optional<Place> place(String project) {
    if (mounts.mayBlock(project)) {
      return Optional.empty();
    }
    try {
      Optional<LibCStat.Directory> directory = LibCStat.directory(project);
      return directory.isEmpty() ? Optional.empty() : climb(project, directory.get());
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  /**
   * From the project to the top of its mount. A project that is a mount itself may vanish with its
   * disk: what is above it tells nothing.
   */
  private Optional<Place> climb(String project, LibCStat.Directory directory) {
    Optional<Place> anchor = Optional.empty();
    String at = project;
    LibCStat.Directory below = directory;
    while (!below.isMountRoot() && !at.equals("/")) {
      at = parent(at);
      Optional<LibCStat.Directory> next = LibCStat.directory(at);
      if (next.isEmpty() || !isSameMount(next.get(), below)) {
        break;
      }
      below = next.get();
      if (anchor.isEmpty() || anchor.get().born() == 0 || below.born() != 0) {
        anchor = Optional.of(place(project, at, below));
      }
    }
    return anchor;
  }

  private Place place(String project, String anchor, LibCStat.Directory found) {
    return new Place(
        project,
        anchor,
        found.id().device(),
        found.id().inode() & INODE_BITS,
        found.born(),
        bootId,
        Optional.empty());
  }

  private static boolean isSameMount(LibCStat.Directory one, LibCStat.Directory other) {
    return one.id().device() == other.id().device() && one.mountId() == other.mountId();
  }

  @Override
  public boolean isOnFileSystemOf(Place place, String directory) {
    boolean isBelow =
        directory.equals(place.anchor())
            || place.anchor().equals("/")
            || directory.startsWith(place.anchor() + "/");
    if (!isBelow || mounts.mayBlock(directory)) {
      return false;
    }
    try {
      Optional<LibCStat.Directory> top = LibCStat.directory(place.anchor());
      Optional<LibCStat.Directory> found = LibCStat.directory(directory);
      return top.isPresent()
          && found.isPresent()
          && isAnchorOf(place, top.get())
          && isSameMount(top.get(), found.get());
    } catch (LinkageError e) {
      return false;
    }
  }

  /**
   * Disks may take each other's place and number: what tells them apart is when their directories
   * were made, or, in the same boot, the number of the device.
   */
  private boolean isAnchorOf(Place place, LibCStat.Directory found) {
    boolean isSame =
        place.born() != 0
            ? place.born() == found.born()
            : found.id().device() == place.device() && place.bootId().equals(bootId);
    return isSame && (found.id().inode() & INODE_BITS) == place.inode();
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }
}
