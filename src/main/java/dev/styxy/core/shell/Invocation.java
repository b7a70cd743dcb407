package dev.styxy.core.shell;

import java.util.List;
import java.util.Optional;

/**
 * A program that a command line would run, behind all wrappers.
 *
 * @param program the last part of its path
 * @param path as it is written
 * @param arguments what follows it
 * @param assignments the variables that are set for it
 * @param upstream the commands whose output it reads, or gets as arguments
 * @param isFed whether that output becomes its arguments (xargs)
 * @param directory where it runs, if the line goes elsewhere first; as it is written
 */
public record Invocation(
    String program,
    String path,
    List<Word> arguments,
    List<Assignment> assignments,
    List<SimpleCommand> upstream,
    boolean isFed,
    Optional<String> directory) {

  /** The literal text of an argument; empty when there is none, or it is expanded. */
  public String argument(int index) {
    return index < arguments.size() && arguments.get(index).isLiteral()
        ? arguments.get(index).text()
        : "";
  }

  /** Whether an argument is this word. */
  public boolean has(String word) {
    for (Word argument : arguments) {
      if (argument.isLiteral() && argument.text().equals(word)) {
        return true;
      }
    }
    return false;
  }
}
