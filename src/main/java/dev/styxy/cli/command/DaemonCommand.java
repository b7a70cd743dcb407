package dev.styxy.cli.command;

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

/** Keeps scripts written for the original working: there is no daemon to start or stop. */
public final class DaemonCommand implements Command {
  private static final List<String> ACTIONS = List.of("start", "stop", "restart", "status");
  private static final String MESSAGE =
      "no daemon is needed: every styxy command does its own work and exits";

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "start|stop|restart|status", "Accepted, but does nothing.");
    spec.addOption(Options.value("PORT", "Accepted, but ignored.", "-p", "--port"));
    spec.addOption(Options.flag("Accepted, but ignored.", "-d", "--detach"));
    spec.usageMessage()
        .description(
            "Does nothing, successfully: styxy has no daemon. The options are those of the",
            "original styxy.")
        .footer("", "Example:", "  styxy daemon status");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Optional<String> action = Options.operand(arguments, 0);
    if (action.isEmpty() || !ACTIONS.contains(action.get())) {
      throw new StyxyException(
          FailureCode.USAGE,
          "daemon takes one of start, stop, restart, status",
          "styxy daemon " + action.flatMap(word -> NearestWord.to(word, ACTIONS)).orElse("status"));
    }
    if (context.output().isJson()) {
      context
          .output()
          .answer(
              json -> {
                json.writeBooleanField("success", true);
                json.writeBooleanField("running", false);
                json.writeStringField("message", MESSAGE);
              });
    } else {
      context.output().note(MESSAGE);
    }
    return 0;
  }
}
