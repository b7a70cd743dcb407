package dev.styxy.core.system;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
  void millis(long millis);
}
