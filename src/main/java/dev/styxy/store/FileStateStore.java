package dev.styxy.store;

import dev.styxy.core.MomentSource;
import dev.styxy.core.Notices;
import dev.styxy.core.StateStore;
import dev.styxy.model.State;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;

/** The state in the files of one directory, guarded by a lock file beside them. */
public final class FileStateStore implements StateStore {
  private final Disk disk;
  private final SafePlace place;
  private final LockPatience patience;
  private final Notices notices;
  private final MomentSource clock;
  private final Offered offered;

  /**
   * A store that touches nothing until it is locked.
   *
   * @param lockTimeout how long to wait for the lock; zero to try once
   * @param wait told when the lock is being waited for
   * @param notices told of what people should know once the lock is given back
   * @param clock for the names of what is set aside
   */
  public FileStateStore(
      StateDirectory directory,
      Duration lockTimeout,
      LockWait wait,
      LockHolders holders,
      Notices notices,
      MomentSource clock) {
    this(
        new NioDisk(),
        directory,
        CurrentUser.uid(),
        new LockPatience(lockTimeout, wait, holders),
        notices,
        clock);
  }

  FileStateStore(
      Disk disk,
      StateDirectory directory,
      long user,
      LockPatience patience,
      Notices notices,
      MomentSource clock) {
    this(
        disk,
        new SafePlace(disk, directory.home(), directory.path(), user),
        patience,
        notices,
        clock,
        Offered.NOTHING);
  }

  private FileStateStore(
      Disk disk,
      SafePlace place,
      LockPatience patience,
      Notices notices,
      MomentSource clock,
      Offered offered) {
    this.disk = disk;
    this.place = place;
    this.patience = patience;
    this.notices = notices;
    this.clock = clock;
    this.offered = offered;
  }

  /** The same store, which tells shells to complete from this; see CompletionIndex. */
  public FileStateStore offering(Offered what) {
    return new FileStateStore(disk, place, patience, notices, clock, what);
  }

  /**
   * Loads and links what {@link Session#load} and {@link Session#save} will use, so that it is not
   * done while others wait. It may run on any thread, and beside anything else.
   */
  public static void warmUp() {
    try {
      ByteBuffer file = StateEncoder.encode(State.EMPTY);
      StateDecoder.decode(Arrays.copyOf(file.array(), file.limit()));
    } catch (DamagedStateException | NewerSchemaException e) {
      throw new IllegalStateException("the empty state cannot be read back", e);
    }
  }

  @Override
  public Session lock() {
    place.prepare();
    StateLock lock = new StateLock(disk, place.directory().resolve(StateFiles.LOCK), patience);
    ServiceIndex services = new ServiceIndex(disk, place, offered);
    boolean isCurrent = services.isCurrent();
    lock.acquire(place);
    if (!isCurrent) {
      services.write();
    }
    return new FileSession(disk, place, lock, notices, clock, offered);
  }
}
