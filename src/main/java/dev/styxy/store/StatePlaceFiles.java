package dev.styxy.store;

import dev.styxy.core.state.StatePlace;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.StateDirectory;
import dev.styxy.store.file.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Inspects the state directory, without locking or creating anything. */
public final class StatePlaceFiles implements StatePlace {
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private final StateDirectory directory;

  public StatePlaceFiles(StateDirectory directory) {
    this.directory = directory;
  }

  @Override
  public Path directory() {
    return directory.path();
  }

  @Override
  public boolean isThere() {
    return Files.isDirectory(directory.path());
  }

  @Override
  public String fileSystem() {
    Path existing = directory.path();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return Files.getFileStore(existing).type();
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public List<Path> openToOthers() {
    List<Path> open = new ArrayList<>();
    List<Path> all = new ArrayList<>(List.of(directory.home(), directory.path()));
    all.addAll(files());
    for (Path path : all) {
      if (!open.contains(path) && isOpen(path)) {
        open.add(path);
      }
    }
    return open;
  }

  private static boolean isOpen(Path path) {
    try {
      return !Files.isSymbolicLink(path)
          && !OF_THE_OWNER.containsAll(
              Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  @Override
  public List<Path> leftovers() {
    return named(".*\\.tmp[0-9]*");
  }

  @Override
  public List<Path> damaged() {
    return named(StateFiles.CORRUPT_PREFIX.replace(".", "\\.") + ".*");
  }

  private List<Path> named(String regex) {
    return files().stream().filter(file -> file.getFileName().toString().matches(regex)).toList();
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(directory.path())) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  @Override
  public void close(Path path) {
    try {
      Set<PosixFilePermission> kept = EnumSet.copyOf(OF_THE_OWNER);
      kept.retainAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
      Files.setPosixFilePermissions(path, kept);
    } catch (IOException e) {
      throw IoFailure.of("change the mode", path, e);
    }
  }

  @Override
  public void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw IoFailure.of("remove", path, e);
    }
  }
}
