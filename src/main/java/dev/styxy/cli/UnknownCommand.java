package dev.styxy.cli;

import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Refuses an unknown command, and suggests the one that may have been meant. */
final class UnknownCommand {
  /** What may be typed without a command. */
  private static final List<String> ALONE = List.of(Cli.VERSION, CommonOptions.HELP);

  private static final List<String> TAKING_NAMES =
      List.of("allocate", "release", "renew", "kill", "wait", "check");

  private static final CommandSpec COMMON = CommonOptions.addTo(CommandSpec.create());

  private UnknownCommand() {}

  /** For a word followed by these arguments. */
  static StyxyException refusalOf(String word, List<String> arguments) {
    return refusal("unknown command '" + word + "'", word, CommandTable.words(), arguments);
  }

  /** For an option that means nothing without a command. */
  static StyxyException refusalOfOption(String word) {
    int value = word.indexOf('=');
    String name = value < 0 ? word : word.substring(0, value);
    return refusal("unknown option '" + name + "'", name, ALONE, List.of());
  }

  /** A word from another tool is not a typo, however close it is to one of ours. */
  private static StyxyException refusal(
      String message, String word, List<String> known, List<String> arguments) {
    Optional<String> synonym = Synonyms.of(word.toLowerCase(Locale.ROOT));
    Optional<String> meant = synonym.or(() -> NearestWord.to(word, known));
    return meant.isPresent()
        ? new StyxyException(
            FailureCode.USAGE,
            message + "; did you mean '" + meant.get() + "'?",
            "styxy " + meant.get() + tail(meant.get(), synonym.isPresent(), arguments))
        : new StyxyException(FailureCode.USAGE, message, "styxy --help");
  }

  /**
   * After a typo, all arguments are kept but common flags; after another tool's word, only names.
   */
  private static String tail(String command, boolean isSynonym, List<String> arguments) {
    boolean hasOptions = arguments.stream().anyMatch(word -> word.startsWith("-"));
    if (isSynonym && (hasOptions || !TAKING_NAMES.contains(command))) {
      return "";
    }
    StringBuilder tail = new StringBuilder();
    for (String word : arguments) {
      tail.append(isCommonFlag(word) ? "" : " " + ShellWord.of(word));
    }
    return tail.toString();
  }

  private static boolean isCommonFlag(String word) {
    OptionSpec option = COMMON.findOption(word);
    return option != null && option.arity().max() == 0;
  }
}
