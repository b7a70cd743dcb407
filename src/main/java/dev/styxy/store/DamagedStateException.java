package dev.styxy.store;

/** A state file whose content cannot be what styxy wrote; the message says why, safe to print. */
final class DamagedStateException extends Exception {
  private static final long serialVersionUID = 1L;

  DamagedStateException(String reason) {
    super(reason);
  }

  DamagedStateException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
