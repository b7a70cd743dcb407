package dev.styxy.cli.hooks;

import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.Options;
import dev.styxy.core.app.HookTools;
import dev.styxy.core.hooks.Agent;
import dev.styxy.core.hooks.AgentHooks;
import dev.styxy.core.hooks.GitHooks;
import dev.styxy.core.hooks.Inside;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.ParseResult;

/** What the operands and options of a command mean. */
final class Targets {
  static final String GIT = "git";

  private final ParseResult arguments;
  private final Context context;
  private final HookTools tools;

  Targets(ParseResult arguments, Context context) {
    this.arguments = arguments;
    this.context = context;
    this.tools = context.hookTools();
    if (isSet(HooksCommand.USER) && isSet(HooksCommand.PROJECT)) {
      throw new StyxyException(FailureCode.USAGE, "--user and --project exclude each other");
    }
  }

  private boolean isSet(String option) {
    return CommonOptions.isSet(arguments, option);
  }

  boolean isDryRun() {
    return isSet(HooksCommand.DRY_RUN);
  }

  /** In the order in which they were typed, each once. */
  List<String> words() {
    List<String> known = new ArrayList<>(List.of(GIT));
    known.addAll(Agent.words());
    Set<String> words = new LinkedHashSet<>();
    for (String word : Options.operandsFrom(arguments, 1)) {
      if (!known.contains(word)) {
        throw new StyxyException(
            FailureCode.USAGE,
            "unknown target '" + word + "'; it is one of " + String.join(", ", known),
            "styxy hooks install " + NearestWord.to(word, known).orElse(GIT));
      }
      words.add(word);
    }
    return List.copyOf(words);
  }

  GitHooks git() {
    return new GitHooks(
        tools.files(), tools.scripts(), tools.repositories(), context.workingDirectory(), styxy());
  }

  AgentHooks agent(Agent agent) {
    return agent(agent, isSet(HooksCommand.PROJECT));
  }

  AgentHooks agent(Agent agent, boolean isOfProject) {
    Path file = isOfProject ? projectFile(agent) : userFile(agent);
    return new AgentHooks(tools.files(), tools.scripts(), agent, file, styxy());
  }

  private Path projectFile(Agent agent) {
    Path project = Path.of(context.project());
    return new Inside(project).require(project.resolve(agent.file()));
  }

  /** Claude Code's and Codex's folders may be moved by a variable. */
  private Path userFile(Agent agent) {
    Optional<String> folder =
        switch (agent) {
          case CLAUDE -> context.variable("CLAUDE_CONFIG_DIR");
          case CODEX -> context.variable("CODEX_HOME");
          case CURSOR -> Optional.empty();
        };
    if (folder.isPresent()) {
      return context
          .workingDirectory()
          .resolve(folder.get())
          .resolve(Path.of(agent.file()).getFileName());
    }
    Optional<String> home = context.variable("HOME");
    if (home.isEmpty() || !home.get().startsWith("/")) {
      throw new StyxyException(
          FailureCode.USAGE,
          "HOME is not set, so the agent's files are not known",
          "styxy hooks install " + agent.word() + " --project");
    }
    return Path.of(home.get()).resolve(agent.file());
  }

  /** The launcher that hooks call by its path: they may have another PATH. */
  private Path styxy() {
    return context
        .installation()
        .launcher()
        .orElseThrow(
            () ->
                new StyxyException(
                    FailureCode.IO,
                    "this styxy is not installed, so there is nothing that hooks could call",
                    "sh install.sh"));
  }
}
