package dev.styxy.core.system;

/** Makes the ids under which allocations are released. */
@FunctionalInterface
public interface LockIds {
  /** A random UUID in its usual text form. */
  String next();
}
