package dev.styxy.store.lock;

/** Is notified, once, that the lock is busy. */
@FunctionalInterface
public interface LockWait {

  /**
   * Shows the message now. It is called on a thread of its own, so that a blocked terminal delays
   * neither the wait nor the next holder of the lock.
   */
  void waiting(String message);
}
