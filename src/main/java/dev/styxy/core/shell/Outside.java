package dev.styxy.core.shell;

import java.util.Optional;

/** What a command line may take from outside of itself. Asking it changes nothing. */
public interface Outside {
  /** Nothing is known. */
  Outside NOTHING =
      new Outside() {
        @Override
        public Optional<String> variable(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<String> file(String path) {
          return Optional.empty();
        }
      };

  /** The value that a variable has before. */
  Optional<String> variable(String name);

  /**
   * The text of a small file, by its path as it is written; empty when it cannot be had at once.
   */
  Optional<String> file(String path);
}
