package dev.styxy.cli;

import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** An argument that a command does not have, and the option that may have been meant. */
final class UnknownArgument {
  private final String command;
  private final UnmatchedArgumentException cause;

  UnknownArgument(String command, UnmatchedArgumentException cause) {
    this.command = command;
    this.cause = cause;
  }

  StyxyException toFailure() {
    String word = cause.getUnmatched().get(0);
    String help = "styxy " + command + " --help";
    if (!word.startsWith("-")) {
      return new StyxyException(
          FailureCode.USAGE, command + " takes no more operands: '" + word + "'", cause, help);
    }
    int value = word.indexOf('=');
    String name = value < 0 ? word : word.substring(0, value);
    String message = command + " has no option '" + name + "'";
    Optional<String> nearest = NearestWord.to(name, names(cause.getCommandLine().getCommandSpec()));
    return nearest.isPresent()
        ? new StyxyException(
            FailureCode.USAGE, message + "; did you mean '" + nearest.get() + "'?", cause, help)
        : new StyxyException(FailureCode.USAGE, message, cause, help);
  }

  private static List<String> names(CommandSpec spec) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!option.hidden()) {
        names.addAll(List.of(option.names()));
      }
    }
    return names;
  }
}
