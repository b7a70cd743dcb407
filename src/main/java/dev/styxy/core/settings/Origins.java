package dev.styxy.core.settings;

/** Tells where values of the configuration come from. */
@FunctionalInterface
public interface Origins {
  /** The word for values that no file decided. */
  String BUILT_IN = "built-in";

  /** The file that decided the value of a key, or {@link #BUILT_IN}. */
  String of(String key);
}
