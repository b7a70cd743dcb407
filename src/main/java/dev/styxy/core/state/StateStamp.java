package dev.styxy.core.state;

/** Tells cheaply, and without the lock, whether the state was saved since. */
@FunctionalInterface
public interface StateStamp {
  /** A value that differs from the last one after a save; equal values mean no save. */
  Object read();
}
