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

  /** All of them, by their long names. */
  public static final List<String> NAMES = List.of(JSON, QUIET, DEBUG, LOCK_TIMEOUT, COLOR, HELP);

  private CommonOptions() {}

  /** Adds them; returns the same specification. */
  public static CommandSpec addTo(CommandSpec spec) {
    spec.addOption(Options.flag("Print one JSON object on stdout, also for errors.", JSON));
    spec.addOption(Options.flag("Print only errors on stderr.", "-q", QUIET));
    spec.addOption(Options.flag("Print the stack trace of an error.", DEBUG));
    spec.addOption(
        Options.value(
            "TIME",
            "Give up if the state stays locked this long (default: "
                + ConfigView.USUAL_LOCK_TIMEOUT_SECONDS
                + "s).",
            LOCK_TIMEOUT));
    spec.addOption(Options.value("auto|always|never", "Colour the output (default: auto).", COLOR));
    spec.addOption(
        OptionSpec.builder("-h", HELP)
            .usageHelp(true)
            .description("Show this help and exit.")
            .build());
    return spec;
  }

  public static boolean isSet(ParseResult arguments, String flag) {
    OptionSpec option = Options.matched(arguments, flag);
    return option != null && option.<Boolean>getValue();
  }
}
