package dev.styxy.core.shell;

import java.util.List;
import java.util.Optional;

/**
 * What a command reads.
 *
 * @param word the text itself, or the name of a file
 * @param isFile whether it is a name
 * @param isRunHere whether the commands in it run for this; else somebody else has them, too
 */
public record Input(Word word, boolean isFile, boolean isRunHere) {

  /** What the commands of a group print. */
  static Input of(Script group) {
    Part output = new Part.Substitution(group, true, false, "");
    return new Input(Word.of(List.of(output)), true, false);
  }

  /** The commands whose output it is: {@code < <(lsof -ti:3000)}. */
  public Optional<Script> script() {
    List<Script> scripts = word.substitutions();
    return isFile && scripts.size() == 1 ? Optional.of(scripts.get(0)) : Optional.empty();
  }
}
