package dev.styxy.cli.hooks;

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

/** Puts hooks into git and coding agents, and is what they call. */
public final class HooksCommand implements Command {
  static final String DRY_RUN = "--dry-run";
  static final String USER = "--user";
  static final String PROJECT = "--project";

  private static final List<String> ACTIONS =
      List.of("install", "remove", "status", "guard", "session");

  @Override
  public void describe(CommandSpec spec) {
    Options.operand(spec, 0, "ACTION", "One of " + String.join(", ", ACTIONS) + ".");
    Options.operandsFrom(spec, 1, "TARGET", "git, claude, codex or cursor.");
    spec.addOption(Options.flag("Only say what would be changed.", DRY_RUN));
    spec.addOption(
        Options.flag("Agents: in the files of your home, for all projects (default).", USER));
    spec.addOption(Options.flag("Agents: in the files of this project.", PROJECT));
    spec.usageMessage()
        .description(
            "git: new worktrees get an .env with ports of their own, where the project has a",
            ".styxy.json. Agents: a session learns its project's ports, and a guard stops shell",
            "commands that would end or displace another project's servers. Files are merged:",
            "what was in them stays byte for byte, and remove takes out what install put in.")
        .footer(
            "",
            "Actions:",
            "  install TARGET...    put the hooks in",
            "  remove TARGET...     take them out",
            "  status [TARGET...]   where they are",
            "  guard AGENT          what agents call before a shell command: reads JSON from stdin",
            "  session AGENT        what agents call when a session begins",
            "",
            "Examples:",
            "  styxy hooks install git",
            "  styxy hooks install claude --project --dry-run",
            "  styxy hooks status");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    return find(Options.operand(arguments, 0)).run(arguments, context);
  }

  private static HooksAction find(Optional<String> word) {
    return switch (word.orElse("")) {
      case "install" -> new ChangeAction(true);
      case "remove" -> new ChangeAction(false);
      case "status" -> new StatusAction();
      case "guard" -> new GuardAction();
      case "session" -> new SessionAction();
      default -> throw unknown(word);
    };
  }

  private static StyxyException unknown(Optional<String> word) {
    String what = word.isEmpty() ? "which action?" : "unknown action '" + word.get() + "';";
    return new StyxyException(
        FailureCode.USAGE,
        what + " hooks takes one of " + String.join(", ", ACTIONS),
        "styxy hooks " + word.flatMap(w -> NearestWord.to(w, ACTIONS)).orElse("status"));
  }
}
