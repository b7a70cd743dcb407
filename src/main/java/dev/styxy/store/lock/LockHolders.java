package dev.styxy.store.lock;

import java.nio.file.Path;
import java.util.Optional;

/** Tells which process holds the lock on a file, where the system can be asked. */
@FunctionalInterface
public interface LockHolders {

  /** The holder; absent when there is none any more or it cannot be told. Never opens the file. */
  Optional<LockHolder> holderOf(Path lockFile);
}
