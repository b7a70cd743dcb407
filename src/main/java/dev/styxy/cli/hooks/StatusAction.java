package dev.styxy.cli.hooks;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.styxy.cli.invocation.Context;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.cli.invocation.Output;
import dev.styxy.core.hooks.Agent;
import dev.styxy.core.hooks.AgentHooks;
import dev.styxy.core.hooks.GitHooks;
import dev.styxy.model.StyxyException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.ParseResult;

/** Shows where hooks are installed, in the user's files and in the project's. */
final class StatusAction implements HooksAction {

  private record Row(String target, String scope, String state, String path) {}

  @Override
  public int run(ParseResult arguments, Context context) {
    Targets targets = new Targets(arguments, context);
    List<String> words = targets.words();
    List<Row> rows = new ArrayList<>();
    for (String word : words.isEmpty() ? all() : words) {
      if (word.equals(Targets.GIT)) {
        addGit(rows, targets);
      } else {
        Agent agent = Agent.of(word).orElseThrow();
        addAgent(rows, agent, "user", () -> targets.agent(agent, false));
        addAgent(rows, agent, "project", () -> targets.agent(agent, true));
      }
    }
    Output output = context.output();
    if (output.isJson()) {
      output.answer(json -> write(json, rows));
    } else {
      rows.forEach(row -> print(row, output));
    }
    return 0;
  }

  private static List<String> all() {
    List<String> all = new ArrayList<>(List.of(Targets.GIT));
    all.addAll(Agent.words());
    return all;
  }

  /** What cannot be read has a state nevertheless. */
  private static void addGit(List<Row> rows, Targets targets) {
    try {
      for (GitHooks.HookStatus hook : targets.git().status()) {
        rows.add(new Row(Targets.GIT, "repository", hook.state().word(), hook.file().toString()));
      }
    } catch (StyxyException e) {
      rows.add(new Row(Targets.GIT, "repository", "unknown: " + e.getMessage(), ""));
    }
  }

  private static void addAgent(
      List<Row> rows, Agent agent, String scope, Supplier<AgentHooks> hooks) {
    try {
      AgentHooks found = hooks.get();
      Path file = found.file();
      rows.add(new Row(agent.word(), scope, found.status(), file.toString()));
    } catch (StyxyException e) {
      rows.add(new Row(agent.word(), scope, "unknown: " + e.getMessage(), ""));
    }
  }

  private static void print(Row row, Output output) {
    output.sentence(
        row.target()
            + " ("
            + row.scope()
            + "): "
            + row.state()
            + (row.path().isEmpty() ? "" : ": " + row.path()));
  }

  private static void write(JsonGenerator json, List<Row> rows) throws IOException {
    json.writeBooleanField("success", true);
    JsonFields.objects(
        json,
        "hooks",
        rows,
        row -> {
          json.writeStringField("target", row.target());
          json.writeStringField("scope", row.scope());
          json.writeStringField("state", row.state());
          json.writeStringField("path", row.path());
        });
  }
}
