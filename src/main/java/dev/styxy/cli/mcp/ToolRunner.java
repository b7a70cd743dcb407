package dev.styxy.cli.mcp;

import dev.styxy.cli.invocation.Arguments;
import dev.styxy.cli.invocation.Invocations;
import dev.styxy.cli.invocation.Json;
import dev.styxy.cli.invocation.JsonFields;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Reach;
import dev.styxy.core.system.Pause;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Runs tools: each call is one invocation of the command, with {@code --json}, in the directory of
 * its project.
 */
final class ToolRunner {
  /** What takes something away. */
  private static final Set<String> TAKING = Set.of("kill", "release");

  private static final String SUCCESS = "{\"success\":true";

  private final Invocations invocations;
  private final Path directory;
  private final Map<String, String> variables;

  /**
   * A runner.
   *
   * @param directory where calls work that name no project; absolute
   * @param variables added to the environment
   */
  ToolRunner(Invocations invocations, Path directory, Map<String, String> variables) {
    this.invocations = invocations;
    this.directory = directory;
    this.variables = variables;
  }

  /** The fields of a tool's result; a failure of the tool is one, too. */
  Json.Fields call(Tool tool, JsonValue.Structure arguments, Pause pause) {
    try {
      ToolArguments given = new ToolArguments(tool, arguments);
      Path project = Path.of(Arguments.directory(given.word("project").orElse("."), directory));
      refuseIfNeighbours(tool, project);
      Invocations.Printed printed =
          invocations.run(project, ToolCommand.of(tool.name(), given, directory), variables, pause);
      return result(AgentAdvice.of(printed.answer().strip()), printed.messages().strip());
    } catch (StyxyException e) {
      return result(Json.object(json -> JsonFields.failure(json, e)), "");
    }
  }

  /** Worktrees of one repository are one agent's work; another repository is a neighbour's. */
  private void refuseIfNeighbours(Tool tool, Path project) {
    if (TAKING.contains(tool.name()) && !new Reach(new Projects()).covers(directory, project)) {
      throw new StyxyException(
          FailureCode.REFUSED,
          project
              + " is neither within "
              + directory
              + ", where this server was started, nor a worktree of its repository; nothing was done",
          "styxy list");
    }
  }

  /**
   * The answer as text for old clients and as JSON for new ones, and what a person would have read
   * on stderr.
   */
  private static Json.Fields result(String answer, String messages) {
    return json -> {
      json.writeArrayFieldStart("content");
      for (String text :
          messages.isEmpty() ? new String[] {answer} : new String[] {answer, messages}) {
        json.writeStartObject();
        json.writeStringField("type", "text");
        json.writeStringField("text", text);
        json.writeEndObject();
      }
      json.writeEndArray();
      if (answer.startsWith("{")) {
        json.writeFieldName("structuredContent");
        json.writeRawValue(answer);
      }
      json.writeBooleanField("isError", !answer.startsWith(SUCCESS));
    };
  }
}
