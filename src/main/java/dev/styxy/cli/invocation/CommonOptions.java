package dev.styxy.cli.invocation;

import dev.styxy.core.settings.ConfigView;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that every command has. */
public final class CommonOptions {
  public static final String JSON = "--json";
  public static final String QUIET = "--quiet";
  public static final String DEBUG = "--debug";
  public static final String LOCK_TIMEOUT = "--lock-timeout";
  public static final String COLOR = "--color";
  public static final String HELP = "--help";

  /** The options of one letter that take no value, of all commands. */
  private static final String FLAGS = "hqvy";

  /** Those that take a value; like the others they may also stand before the command. */
  public static final List<String> WITH_VALUE = List.of(LOCK_TIMEOUT, COLOR);

  /** All of them, by their long names. */
  public static final List<String> NAMES = List.of(JSON, QUIET, DEBUG, LOCK_TIMEOUT, COLOR, HELP);

  private CommonOptions() {}

  public static void addTo(CommandSpec spec) {
    spec.addOption(Options.flag("Answer with one JSON object on stdout; errors too.", JSON));
    spec.addOption(Options.flag("Print no messages on stderr but errors.", "-q", QUIET));
    spec.addOption(Options.flag("Print the stack trace of an error.", DEBUG));
    spec.addOption(
        Options.value(
            "TIME",
            "Give up when the state is locked for longer ("
                + ConfigView.USUAL_LOCK_TIMEOUT_SECONDS
                + "s unless said otherwise).",
            LOCK_TIMEOUT));
    spec.addOption(
        Options.value("auto|always|never", "Colour what goes to a terminal (auto).", COLOR));
    spec.addOption(
        OptionSpec.builder("-h", HELP)
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
  }

  public static boolean isSet(ParseResult arguments, String flag) {
    return arguments.matchedOptionValue(flag, Boolean.FALSE);
  }

  /** The flags at the beginning of a word of short options: {@code q} of {@code -qn}. */
  public static String flagsOf(String word) {
    int end = 1;
    while (end < word.length() && FLAGS.indexOf(word.charAt(end)) >= 0) {
      end++;
    }
    return word.startsWith("-") ? word.substring(1, end) : "";
  }
}
