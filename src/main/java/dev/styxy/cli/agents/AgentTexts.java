package dev.styxy.cli.agents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The texts for agents that are shipped; the list of the commands in them is that of the table. */
public final class AgentTexts {
  private static final String COMMANDS = "{commands}";

  private AgentTexts() {}

  /** The lines for AGENTS.md. */
  static List<String> block() {
    return text("agents.md").lines().toList();
  }

  /**
   * The skill: the whole of a SKILL.md (agentskills.io/specification).
   *
   * @param summaries one line about each command, by its word
   */
  public static String skill(Map<String, String> summaries) {
    StringBuilder list = new StringBuilder();
    summaries.forEach(
        (word, summary) ->
            list.append(list.isEmpty() ? "" : "\n")
                .append("- `styxy ")
                .append(word)
                .append("`: ")
                .append(summary));
    return text("skill.md").replace(COMMANDS, list);
  }

  private static String text(String name) {
    try (InputStream in = AgentTexts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
