package dev.styxy.core;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
  void millis(long millis);
}
