package dev.styxy.core.doctor;

import dev.styxy.core.state.StatePlace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A directory in which a save is in progress whenever nobody has the lock. */
final class BusyPlace implements StatePlace {
  static final Path LEFTOVER = Path.of("/home/my state/events.jsonl.tmp");
  private static final Path OF_A_LIVE_SAVE = Path.of("/home/my state/state.json.tmp");

  final List<Path> removed = new ArrayList<>();
  final List<Path> open = new ArrayList<>();
  final List<Path> damaged = new ArrayList<>();
  private Runnable underLock = () -> {};
  private final BooleanSupplier isLocked;

  BusyPlace(BooleanSupplier isLocked) {
    this.isLocked = isLocked;
  }

  /** What the one who has the lock does to it, before the leftovers are looked for. */
  void whenLocked(Runnable deed) {
    underLock = deed;
  }

  @Override
  public Path directory() {
    return Path.of("/home/my state");
  }

  @Override
  public boolean isThere() {
    return true;
  }

  @Override
  public String fileSystem() {
    return "ext4";
  }

  @Override
  public List<Path> openToOthers() {
    return open;
  }

  @Override
  public List<Path> leftovers() {
    if (isLocked.getAsBoolean()) {
      underLock.run();
    }
    return isLocked.getAsBoolean() ? List.of(LEFTOVER) : List.of(LEFTOVER, OF_A_LIVE_SAVE);
  }

  @Override
  public List<Path> damaged() {
    return List.copyOf(damaged);
  }

  @Override
  public void close(Path path) {
    open.remove(path);
  }

  @Override
  public void remove(Path path) {
    if (!isLocked.getAsBoolean()) {
      throw new AssertionError(path + " was removed without the lock");
    }
    removed.add(path);
  }
}
