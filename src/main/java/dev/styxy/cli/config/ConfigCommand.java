package dev.styxy.cli.config;

import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Shows, checks and creates the configuration. */
public final class ConfigCommand implements Command {
  static final String ORIGIN = "--origin";

  /** What the original calls {@code init}. */
  private static final String GENERATE = "generate";

  private static final List<String> ACTIONS =
      List.of(
          "show", "types", "validate", "path", "init", "schema", "instances", "auto-allocation");

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "ACTION", "One of " + String.join(", ", ACTIONS) + ".");
    Options.operand(
        spec,
        1,
        "WORD",
        "validate: a file, or -; auto-allocation: status, list, undo, enable or disable.");
    Options.operand(spec, 2, "TYPE", "auto-allocation undo: the type that loses its range.");
    spec.addOption(Options.flag("show: also the file that each value comes from.", ORIGIN));
    spec.usageMessage()
        .description(
            "Shows and checks the configuration: the built-in values, overridden by the user's file,",
            "and that by the project's .styxy.json. Both files are optional.")
        .footer(
            "",
            "Actions:",
            "  show               the values in effect here",
            "  types              service types: range, ports used and free, the next one",
            "  validate [FILE|-]  every problem, with line and column; - is stdin",
            "  path               where the user's file is, or would be",
            "  init               write a commented file to start from",
            "  schema             a JSON Schema of the files, for editors",
            "  instances          instance templates and their ports",
            "  auto-allocation status|list|undo TYPE",
            "                     ranges assigned to unknown types",
            "  auto-allocation enable|disable",
            "                     turn that on or off in the user's file",
            "",
            "Examples:",
            "  styxy config show --origin",
            "  styxy config validate ~/.styxy/config.json",
            "  $EDITOR \"$(styxy config path)\"");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    return find(Options.operand(arguments, 0)).run(arguments, context);
  }

  private static ConfigAction find(Optional<String> word) {
    return switch (word.orElse("")) {
      case "show" -> new ConfigShow();
      case "types" -> new ConfigTypes();
      case "validate" -> new ConfigValidate();
      case "path" -> new ConfigPath();
      case "init" -> new ConfigInit();
      case GENERATE -> new ConfigInit(true);
      case "schema" -> new ConfigSchema();
      case "instances" -> new ConfigInstances();
      case "auto-allocation" -> new ConfigAutoAllocation();
      default -> throw unknown(word);
    };
  }

  private static StyxyException unknown(Optional<String> word) {
    String what = word.isEmpty() ? "which action?" : "unknown action '" + word.get() + "';";
    return new StyxyException(
        FailureCode.USAGE,
        what + " config takes one of " + String.join(", ", ACTIONS),
        "styxy config " + word.flatMap(w -> NearestWord.to(w, ACTIONS)).orElse("show"));
  }
}
