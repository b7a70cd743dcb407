package dev.styxy.store.codec;

/** A state file whose content cannot be what styxy wrote; the message says why, safe to print. */
public final class DamagedStateException extends Exception {
  private static final long serialVersionUID = 1L;

  public DamagedStateException(String reason) {
    super(reason);
  }

  public DamagedStateException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
