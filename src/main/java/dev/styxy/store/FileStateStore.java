package dev.styxy.store;

import dev.styxy.core.state.StateStore;
import dev.styxy.core.system.Clock;
import dev.styxy.core.text.Notices;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.store.completion.CompletionSource;
import dev.styxy.store.completion.ServiceIndex;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.SecureDirectory;
import dev.styxy.store.file.StateFiles;
import dev.styxy.store.lock.LockPatience;
import dev.styxy.store.lock.StateLock;

/**
 * The state in the files of one directory, guarded by a lock file beside them. It touches nothing
 * until it is locked.
 */
public final class FileStateStore implements StateStore {
  private final FileOps disk;
  private final SecureDirectory place;
  private final LockPatience patience;
  private final Notices notices;
  private final Clock clock;
  private final CompletionSource offered;

  /**
   * The store in a place.
   *
   * @param patience how long to wait for the lock, and whom to notify
   * @param notices what people should know once the lock is released
   * @param clock for the names of damaged files
   * @param offered what else shells complete from
   */
  public FileStateStore(
      FileOps disk,
      SecureDirectory place,
      LockPatience patience,
      Notices notices,
      Clock clock,
      CompletionSource offered) {
    this.disk = disk;
    this.place = place;
    this.patience = patience;
    this.notices = notices;
    this.clock = clock;
    this.offered = offered;
  }

  /**
   * Loads what every invocation uses under the lock. It decides nothing, so it may run on a second
   * thread from the first line of main.
   */
  public static void warm() {
    StateReader.link();
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

  @Override
  public Session look() {
    try {
      return lock();
    } catch (StyxyException e) {
      if (e.code() != FailureCode.STATE_READ_ONLY) {
        throw e;
      }
      return new ReadOnlySession(disk, place, notices, e);
    }
  }
}
