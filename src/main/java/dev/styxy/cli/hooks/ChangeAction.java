package dev.styxy.cli.hooks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.hooks.Agent;
import dev.styxy.core.hooks.FileChange;
import dev.styxy.core.hooks.GitHooks;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** Puts hooks in, or takes them out. */
final class ChangeAction implements HooksAction {
  private final boolean isInstalling;

  ChangeAction(boolean isInstalling) {
    this.isInstalling = isInstalling;
  }

  /** What became of a target's files. */
  private record Done(String target, List<FileChange> changes, Optional<String> remark) {}

  @Override
  public int run(ParseResult arguments, Context context) {
    Targets targets = new Targets(arguments, context);
    List<String> words = targets.words();
    if (words.isEmpty()) {
      String action = isInstalling ? "install" : "remove";
      throw new StyxyException(
          FailureCode.USAGE,
          action + " which hooks? git, claude, codex or cursor",
          "styxy hooks " + action + " git");
    }
    List<Done> all = new ArrayList<>();
    Output output = context.output();
    for (String word : words) {
      Done done = Targets.GIT.equals(word) ? git(targets) : agent(targets, word);
      all.add(done);
      if (!output.isJson()) {
        print(done, targets.isDryRun(), output);
      }
    }
    if (output.isJson()) {
      output.answer(json -> write(json, all, targets.isDryRun()));
    }
    return 0;
  }

  private Done git(Targets targets) {
    GitHooks git = targets.git();
    return new Done(
        Targets.GIT,
        isInstalling ? git.install(targets.isDryRun()) : git.remove(targets.isDryRun()),
        isInstalling ? git.remark() : Optional.empty());
  }

  private Done agent(Targets targets, String word) {
    Agent agent = Agent.of(word).orElseThrow();
    var hooks = targets.agent(agent);
    FileChange change =
        isInstalling ? hooks.install(targets.isDryRun()) : hooks.remove(targets.isDryRun());
    return new Done(word, List.of(change), isInstalling ? remark(agent) : Optional.empty());
  }

  private static Optional<String> remark(Agent agent) {
    return switch (agent) {
      case CLAUDE -> Optional.of("Claude Code reads it when a session begins");
      case CODEX -> Optional.of("Codex runs new hooks after you have reviewed them there: /hooks");
      case CURSOR -> Optional.of("Cursor reads it when it is saved; restart it if it does not");
    };
  }

  private static void print(Done done, boolean isDryRun, Output output) {
    boolean isAny = false;
    for (FileChange change : done.changes()) {
      if (change.kind() != FileChange.Kind.UNCHANGED) {
        output.sentence(
            (isDryRun ? "would be " : "") + change.kind().word() + ": " + change.file());
        isAny = true;
      }
    }
    if (!isAny) {
      output.note("nothing to change for " + done.target());
    } else if (!isDryRun) {
      done.remark().ifPresent(output::note);
    }
  }

  private static void write(JsonGenerator json, List<Done> all, boolean isDryRun)
      throws IOException {
    json.writeBooleanField("success", true);
    json.writeBooleanField("dry_run", isDryRun);
    JsonFields.objects(
        json,
        "targets",
        all,
        done -> {
          json.writeStringField("target", done.target());
          JsonFields.objects(
              json,
              "files",
              done.changes(),
              change -> {
                json.writeStringField("path", change.file().toString());
                json.writeStringField("change", change.kind().word());
              });
          JsonFields.string(json, "remark", done.remark());
        });
  }
}
