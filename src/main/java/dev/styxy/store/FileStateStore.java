package dev.styxy.store;

import dev.styxy.core.MomentSource;
import dev.styxy.core.Notices;
import dev.styxy.core.StateStore;
import java.time.Duration;
import java.util.Optional;

/** The state in the files of one directory, guarded by a lock file beside them. */
public final class FileStateStore implements StateStore {
  private final Disk disk;
  private final SafePlace place;
  private final LockPatience patience;
  private final Notices notices;
  private final MomentSource clock;
  private final Offered offered;
  private final Optional<ReadAhead> ahead;

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
        Offered.NOTHING,
        Optional.empty());
  }

  private FileStateStore(
      Disk disk,
      SafePlace place,
      LockPatience patience,
      Notices notices,
      MomentSource clock,
      Offered offered,
      Optional<ReadAhead> ahead) {
    this.disk = disk;
    this.place = place;
    this.patience = patience;
    this.notices = notices;
    this.clock = clock;
    this.offered = offered;
    this.ahead = ahead;
  }

  /** The same store, which tells shells to complete from this; see CompletionIndex. */
  public FileStateStore offering(Offered what) {
    return new FileStateStore(disk, place, patience, notices, clock, what, ahead);
  }

  /** The same store, which takes what was read ahead where that is what it finds. */
  public FileStateStore withReadAhead(ReadAhead begun) {
    return new FileStateStore(disk, place, patience, notices, clock, offered, Optional.of(begun));
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
    return new FileSession(disk, place, lock, notices, clock, offered, ahead);
  }
}
