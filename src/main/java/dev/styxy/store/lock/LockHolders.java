package dev.styxy.store.lock;

import java.nio.file.Path;
import java.util.Optional;

/** Finds the process that holds the lock on a file, where the system tells. */
@FunctionalInterface
public interface LockHolders {

  /** The holder; absent when there is none any more, or it is unknown. Never opens the file. */
  Optional<LockHolder> holderOf(Path lockFile);
}
