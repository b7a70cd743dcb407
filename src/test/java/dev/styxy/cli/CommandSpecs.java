package dev.styxy.cli;

import dev.styxy.cli.invocation.CommonOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Every command with its options, for tests of what has to keep up with them. */
final class CommandSpecs {
  private CommandSpecs() {}

  static Stream<CommandTable> all() {
    return Stream.of(CommandTable.values());
  }

  static CommandSpec of(CommandTable entry) {
    return TypedCommand.of(entry.word()).spec();
  }

  /** The names of the options that are shown, without those that every command has. */
  static List<String> ownOptions(CommandTable entry) {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : of(entry).options()) {
      if (!option.hidden() && !CommonOptions.NAMES.contains(option.longestName())) {
        names.addAll(List.of(option.names()));
      }
    }
    return names;
  }

  /** What the operands are called. */
  static List<String> operands(CommandTable entry) {
    List<String> labels = new ArrayList<>();
    of(entry).positionalParameters().forEach(operand -> labels.add(operand.paramLabel()));
    return labels;
  }

  static List<String> commonOptions() {
    List<String> names = new ArrayList<>();
    for (OptionSpec option : of(CommandTable.DAEMON).options()) {
      if (CommonOptions.NAMES.contains(option.longestName())) {
        names.addAll(List.of(option.names()));
      }
    }
    return names;
  }
}
