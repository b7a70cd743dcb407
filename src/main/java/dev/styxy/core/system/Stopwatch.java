package dev.styxy.core.system;

/** Measures spans of time within one process. */
@FunctionalInterface
public interface Stopwatch {
  /** Nanoseconds since some moment; only differences mean anything. */
  long nanos();
}
