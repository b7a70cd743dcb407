package dev.styxy.store.lock;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import dev.styxy.store.file.FileFacts;
import dev.styxy.store.file.FileOps;
import dev.styxy.store.file.IoFailure;
import dev.styxy.store.file.SecureDirectory;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The lock on the state: an fcntl lock on a file of its own. Lifecycle: {@link #acquire} once, then
 * {@link #release} once; anything else throws.
 *
 * <p>To be changed with care. The file is opened once in this process, because closing any second
 * descriptor of it would drop the lock silently. It is never renamed or removed, because a process
 * that opens a new file does not exclude the holder of the old one. The wait for a busy lock is in
 * the kernel, which wakes waiters in turn; polling would starve slow ones.
 */
public final class StateLock {
  private final FileOps disk;
  private final Path file;
  private final LockPatience patience;
  private FileChannel channel;
  private FileFacts locked;

  public StateLock(FileOps disk, Path file, LockPatience patience) {
    this.disk = disk;
    this.file = file;
    this.patience = patience;
  }

  /**
   * Waits for the lock and takes it.
   *
   * @throws StyxyException when it cannot be acquired in time, or the file is not safe
   */
  public void acquire(SecureDirectory place) {
    if (channel != null) {
      throw new IllegalStateException("the state lock is held already");
    }
    try {
      locked = openFile(place);
      lock();
    } catch (OverlappingFileLockException e) {
      abandon(e);
      throw new IllegalStateException("the state lock is held already in this process", e);
    } catch (IOException e) {
      abandon(e);
      throw IoFailure.ofWriting("acquire the state lock", file, e);
    } catch (StyxyException e) {
      abandon(e);
      throw e;
    }
  }

  /** Whether the locked file still has its name: somebody may have deleted it. */
  public boolean isInPlace() throws IOException {
    Optional<FileFacts> present = disk.facts(file);
    return channel != null && present.isPresent() && present.get().isSameFile(locked);
  }

  /** Releases the lock, which the kernel does when the file is closed. */
  public void release() {
    if (channel == null) {
      throw new IllegalStateException("the state lock is not held");
    }
    FileChannel held = channel;
    channel = null;
    try {
      disk.close(held);
    } catch (IOException e) {
      throw IoFailure.of("release the state lock", file, e);
    }
  }

  private FileFacts openFile(SecureDirectory place) throws IOException {
    Optional<FileFacts> present = place.checkFile(file);
    if (present.isEmpty()) {
      place.createFile(file);
      present = place.checkFile(file);
    }
    channel = disk.open(file);
    if (present.isEmpty()) {
      throw new IOException("somebody removed it while it was being made");
    }
    return present.get();
  }

  private void lock() throws IOException {
    FileLock lock = channel.tryLock();
    if (lock == null) {
      patience.lock(channel, file);
    }
    if (!isInPlace()) {
      throw new StyxyException(
          FailureCode.IO,
          "the lock file was replaced during the wait: " + file,
          "try again, and leave that file alone");
    }
  }

  private void abandon(Exception failure) {
    FileChannel opened = channel;
    channel = null;
    if (opened == null) {
      return;
    }
    try {
      disk.close(opened);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
