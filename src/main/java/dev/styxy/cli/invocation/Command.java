package dev.styxy.cli.invocation;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One subcommand: what it accepts, and what it does. Created only when it is called. */
public interface Command {

  /** Adds the options, parameters and help texts that are its own. */
  void describe(CommandSpec spec);

  /** How many of the words after the command are for styxy; the rest is a command to run. */
  default int ownWords(List<String> words, OptionWords options) {
    return words.size();
  }

  /**
   * Does it.
   *
   * @return 0, or 1 when the answer is no
   * @throws dev.styxy.model.StyxyException when it fails
   */
  int run(ParseResult arguments, Context context);
}
