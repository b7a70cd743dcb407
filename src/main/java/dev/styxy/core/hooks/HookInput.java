package dev.styxy.core.hooks;

import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.Optional;

/**
 * What an agent tells a hook, as one JSON object on stdin. Claude Code and Codex have {@code
 * tool_input.command} (code.claude.com/docs/en/hooks; openai/codex,
 * codex-rs/hooks/schema/generated/pre-tool-use.command.input.schema.json), Cursor has {@code
 * command} (cursor.com/docs/agent/hooks).
 *
 * @param event e.g. {@code PreToolUse}
 * @param command the shell command that is about to run
 * @param directory where the agent works now
 * @param session the agent's id of its session
 * @param worktree the worktree that the agent has just entered
 */
public record HookInput(
    Optional<String> event,
    Optional<String> command,
    Optional<String> directory,
    Optional<String> session,
    Optional<String> worktree) {

  /**
   * Reads it.
   *
   * @throws StyxyException when it is no JSON object
   */
  public static HookInput of(String json) {
    try {
      JsonNode.ObjectNode input = JsonText.object(json);
      Optional<String> command = input.string("tool_input", "command");
      Optional<String> session = input.string("session_id");
      return new HookInput(
          input.string("hook_event_name"),
          command.isPresent() ? command : input.string("command"),
          directory(input),
          session.isPresent() ? session : input.string("conversation_id"),
          input.string("tool_response", "worktreePath"));
    } catch (NotJson e) {
      throw new StyxyException(
          FailureCode.USAGE,
          "what the agent sent is not one JSON object: " + e.getMessage(),
          "echo '{\"tool_input\":{\"command\":\"kill 1\"}}' | styxy hooks guard claude");
    }
  }

  /** Cursor has the roots of its workspace as well, and at the start of a session nothing else. */
  private static Optional<String> directory(JsonNode.ObjectNode input) {
    Optional<String> directory = input.string("cwd").filter(path -> !path.isEmpty());
    return directory.isPresent()
        ? directory
        : input
            .member("workspace_roots")
            .map(JsonNode.Member::value)
            .filter(JsonNode.ArrayNode.class::isInstance)
            .flatMap(roots -> ((JsonNode.ArrayNode) roots).items().stream().findFirst())
            .flatMap(root -> root.string());
  }
}
