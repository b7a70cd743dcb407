package dev.styxy.core.shell;

import java.util.List;
import java.util.Optional;

/**
 * Words that a shell would run as one command, without redirections.
 *
 * @param input what it reads by a redirection
 * @param output the file that it writes by a redirection
 * @param isConditional whether it stands in a condition or a loop, so that it may not run
 */
public record SimpleCommand(
    List<Assignment> assignments,
    List<Word> words,
    Optional<Input> input,
    Optional<Word> output,
    boolean isConditional) {

  SimpleCommand(List<Word> words, Optional<Input> input) {
    this(List.of(), words, input, Optional.empty(), false);
  }

  /** A command that prints what an input has. */
  static SimpleCommand printing(Input input) {
    return new SimpleCommand(List.of(Word.literal("cat")), Optional.of(input));
  }

  SimpleCommand reading(Input other) {
    return new SimpleCommand(assignments, words, Optional.of(other), output, isConditional);
  }

  /** The same without its redirection of input. */
  public SimpleCommand withoutInput() {
    return new SimpleCommand(assignments, words, Optional.empty(), output, isConditional);
  }

  boolean isEmpty() {
    return assignments.isEmpty() && words.isEmpty() && input.isEmpty();
  }

  /** Whether its program has this name. */
  boolean isCall(String program) {
    return !words.isEmpty() && words.get(0).isLiteral() && words.get(0).text().equals(program);
  }
}
