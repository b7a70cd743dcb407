package dev.styxy.core.system;

/** Whether something is there. */
public enum Presence {
  PRESENT,
  ABSENT,
  /** To look might block, is not allowed, or leads elsewhere. */
  UNKNOWN
}
