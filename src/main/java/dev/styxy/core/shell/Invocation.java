package dev.styxy.core.shell;

import java.util.List;
import java.util.Optional;

/**
 * A program that a command line would run, behind all wrappers.
 *
 * @param program the last part of its path
 * @param path as it is written
 * @param arguments what follows it, with all that is known put in
 * @param assignments the variables that are set for it
 * @param upstream the commands whose output it reads
 * @param directory where it runs, if the line goes elsewhere first; as it is written
 */
public record Invocation(
    String program,
    String path,
    List<Word> arguments,
    List<Assignment> assignments,
    List<SimpleCommand> upstream,
    Optional<String> directory) {

  /** The literal text of an argument; empty when there is none, or it is expanded. */
  public String argument(int index) {
    return index >= 0 && index < arguments.size() && arguments.get(index).isLiteral()
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

  /** The arguments from this one on. */
  List<Word> from(int index) {
    return arguments.subList(Math.min(index, arguments.size()), arguments.size());
  }
}
