package dev.styxy.cli.agents;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Command;
import dev.styxy.cli.invocation.CommonOptions;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.env.ManagedBlock;
import dev.styxy.core.state.UserFiles;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Prints what coding agents should know, or keeps it up to date in a block of AGENTS.md. */
public final class AgentsCommand implements Command {
  private static final String WRITE = "--write";
  private static final String SKILL = "--skill";

  /** Each try that fails is another's that did not: so many at once would have to write. */
  private static final int MOST_TRIES = 100;

  private final Map<String, String> summaries;

  /**
   * The command.
   *
   * @param summaries one line about each command, by its word
   */
  public AgentsCommand(Map<String, String> summaries) {
    this.summaries = summaries;
  }

  @Override
  public void describe(CommandSpec spec) {
    spec.addOption(
        Options.value("FILE", "Write the text to a block in this file, such as AGENTS.md.", WRITE));
    spec.addOption(Options.flag("Print the skill instead, the whole of a SKILL.md.", SKILL));
    spec.usageMessage()
        .description(
            "Prints what a coding agent should know about ports, for AGENTS.md or CLAUDE.md. With",
            "--write, it goes into a block of that file, and the next version of styxy replaces it",
            "there; every other byte stays as it is.")
        .footer(
            "",
            "Examples:",
            "  styxy agents --write AGENTS.md",
            "  mkdir -p .claude/skills/styxy && styxy agents --skill > .claude/skills/styxy/SKILL.md");
  }

  @Override
  public int run(ParseResult arguments, Context context) {
    Optional<Path> file =
        Options.given(arguments, WRITE)
            .map(word -> Arguments.writtenFile(WRITE, word, context.workingDirectory()));
    boolean isSkill = CommonOptions.isSet(arguments, SKILL);
    if (isSkill && file.isPresent()) {
      throw new StyxyException(
          FailureCode.USAGE,
          "--skill is a file of its own, and goes with no --write",
          "styxy agents --skill > SKILL.md");
    }
    List<String> lines =
        isSkill ? AgentTexts.skill(summaries).lines().toList() : AgentTexts.block();
    boolean isWritten =
        file.isPresent() && write(file.get(), lines, context.openApplication().envFiles());
    print(lines, file, isWritten, context.output());
    return 0;
  }

  /** Whoever was quicker has changed the file: then it is read and written anew. */
  private static boolean write(Path file, List<String> lines, UserFiles files) {
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      byte[] old = files.read(file);
      byte[] content =
          ManagedBlock.in(old, file.toString(), ManagedBlock.Markers.MARKDOWN).with(lines);
      if (Arrays.equals(old, content)) {
        return false;
      }
      if (files.replace(file, old, content)) {
        return true;
      }
    }
    throw new StyxyException(
        FailureCode.IO,
        file + " keeps being changed by another program; it was left unchanged",
        "styxy agents --write " + ShellWord.of(file.toString()));
  }

  private static void print(
      List<String> lines, Optional<Path> file, boolean isWritten, Output output) {
    if (output.isJson()) {
      output.answer(
          json -> {
            json.writeBooleanField("success", true);
            JsonFields.string(json, "file", file.map(Path::toString));
            json.writeBooleanField("written", isWritten);
            json.writeStringField("text", String.join("\n", lines) + "\n");
          });
    } else if (file.isPresent()) {
      output.note((isWritten ? "wrote " : "nothing to change in ") + file.get());
    } else {
      lines.forEach(output::answer);
    }
  }
}
