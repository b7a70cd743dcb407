package dev.styxy.cli.hooks;

import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.text.Printable;
import dev.styxy.core.guard.Objection;
import dev.styxy.core.hooks.Agent;
import java.util.Map;

/**
 * Answers a hook in the words of the agent that called it. Claude Code:
 * code.claude.com/docs/en/hooks (hookSpecificOutput, systemMessage; stdout of SessionStart is
 * context). Codex has taken over the same: openai/codex,
 * codex-rs/hooks/schema/generated/*.output.schema.json. Cursor: cursor.com/docs/agent/hooks
 * (permission, user_message, agent_message; env and additional_context of sessionStart).
 */
final class AgentReply {
  private final Agent agent;
  private final Output output;

  private AgentReply(Agent agent, Output output) {
    this.agent = agent;
    this.output = output;
  }

  static AgentReply to(Agent agent, Output output) {
    return new AgentReply(agent, output);
  }

  /** Neither allows nor denies: whatever the user has decided about such commands holds. */
  void pass() {
    if (agent == Agent.CURSOR) {
      output.answer(json -> {});
    }
  }

  void deny(Objection objection) {
    String reason = Printable.of("styxy: " + objection.reason());
    String words = reason + "\nInstead:" + lines(objection);
    output.answer(
        json -> {
          if (agent == Agent.CURSOR) {
            json.writeStringField("permission", "deny");
            json.writeStringField("user_message", reason);
            json.writeStringField("agent_message", words);
          } else {
            json.writeObjectFieldStart("hookSpecificOutput");
            json.writeStringField("hookEventName", "PreToolUse");
            json.writeStringField("permissionDecision", "deny");
            json.writeStringField("permissionDecisionReason", words);
            json.writeEndObject();
          }
        });
  }

  private static String lines(Objection objection) {
    StringBuilder lines = new StringBuilder();
    for (String suggestion : objection.suggestions()) {
      lines.append("\n  ").append(Printable.of(suggestion));
    }
    return lines.toString();
  }

  /** Lets pass, and tells the user something. */
  void passSaying(String message) {
    output.error(message);
    output.answer(
        json -> {
          if (agent != Agent.CURSOR) {
            json.writeStringField("systemMessage", Printable.of("styxy: " + message));
          }
        });
  }

  /**
   * Gives the agent something to know.
   *
   * @param event what it is for; plain output is context at the start of a session alone
   * @param variables for a session that has no file for them
   */
  void context(String text, String event, Map<String, String> variables) {
    output.answer(
        json -> {
          if (agent == Agent.CURSOR) {
            json.writeStringField("additional_context", text);
            json.writeObjectFieldStart("env");
            for (Map.Entry<String, String> variable : variables.entrySet()) {
              json.writeStringField(variable.getKey(), variable.getValue());
            }
            json.writeEndObject();
          } else {
            json.writeObjectFieldStart("hookSpecificOutput");
            json.writeStringField("hookEventName", event);
            json.writeStringField("additionalContext", text);
            json.writeEndObject();
          }
        });
  }
}
