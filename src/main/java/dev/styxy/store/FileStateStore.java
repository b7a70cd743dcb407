package dev.styxy.store;

import dev.styxy.core.MomentSource;
import dev.styxy.core.Notices;
import dev.styxy.core.StateStore;

/**
 * The state in the files of one directory, guarded by a lock file beside them. It touches nothing
 * until it is locked.
 */
public final class FileStateStore implements StateStore {
  private final Disk disk;
  private final SafePlace place;
  private final LockPatience patience;
  private final Notices notices;
  private final MomentSource clock;
  private final Offered offered;

  FileStateStore(
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

  /**
   * The store of the user who runs this.
   *
   * @param patience how long to wait for the lock, and whom to tell
   * @param notices told of what people should know once the lock is given back
   * @param clock for the names of what is set aside
   * @param offered what shells complete from beside the state
   */
  public static FileStateStore in(
      StateDirectory directory,
      LockPatience patience,
      Notices notices,
      MomentSource clock,
      Offered offered) {
    Disk disk = new NioDisk();
    SafePlace place = new SafePlace(disk, directory.home(), directory.path(), CurrentUser.uid());
    return new FileStateStore(disk, place, patience, notices, clock, offered);
  }

  @Override
  public Session lock() {
    place.prepare();
    StateLock lock = new StateLock(disk, place.directory().resolve(StateFiles.LOCK), patience);
    ServiceIndex services = new ServiceIndex(disk, place, offered);
    boolean isCurrent = services.isCurrent();
    StateReader.link();
    lock.acquire(place);
    if (!isCurrent) {
      services.write();
    }
    return new FileSession(disk, place, lock, notices, clock, offered);
  }
}
