package dev.styxy.core.shell;

import java.util.Optional;

/** A piece of a word. */
public sealed interface Part {

  /** What stands for it when a shell reads the word again. */
  String source();

  /** Text that means itself. */
  record Literal(String text, boolean isQuoted) implements Part {
    @Override
    public String source() {
      return text;
    }
  }

  /**
   * The value of a variable.
   *
   * @param fallback what counts where it has none: {@code ${PORT:-3000}}
   */
  record Variable(String name, Optional<Word> fallback, boolean isQuoted, String source)
      implements Part {}

  /**
   * The output of commands.
   *
   * @param isFile whether it is the name of a file with that output: {@code <(…)}
   */
  record Substitution(Script script, boolean isFile, boolean isQuoted, String source)
      implements Part {}

  /** What only a shell can tell, such as {@code $((PORT + 1))}. */
  record Unknown(String source) implements Part {}
}
