package dev.styxy.core.shell;

import java.util.List;
import java.util.Optional;

/**
 * Words that a shell would run as one command, without redirections.
 *
 * @param input what it reads by a redirection
 * @param isConditional whether it stands in a condition or a loop, so that it may not run
 */
public record SimpleCommand(
    List<Assignment> assignments, List<Word> words, Optional<Input> input, boolean isConditional) {

  SimpleCommand(List<Word> words, Optional<Input> input) {
    this(List.of(), words, input, false);
  }

  /** A command that prints what an input has. */
  static SimpleCommand printing(Input input) {
    return new SimpleCommand(List.of(Word.literal("cat")), Optional.of(input));
  }

  SimpleCommand reading(Input other) {
    return new SimpleCommand(assignments, words, Optional.of(other), isConditional);
  }

  boolean isEmpty() {
    return assignments.isEmpty() && words.isEmpty() && input.isEmpty();
  }

  /** Whether its program has this name. */
  boolean isCall(String program) {
    return !words.isEmpty() && words.get(0).isLiteral() && words.get(0).text().equals(program);
  }
}
