package dev.styxy.core.guard;

import dev.styxy.core.shell.Invocation;
import java.util.Set;

/** Reads whose processes a command means. */
final class UserWords {
  private UserWords() {}

  /** Names and numbers; empty, which is all users, where they are not known before it runs. */
  static Set<String> of(Invocation command, int index) {
    return of(command.argument(index));
  }

  static Set<String> of(String list) {
    return list.isEmpty() ? Set.of() : Set.copyOf(java.util.Arrays.asList(list.split(",")));
  }
}
