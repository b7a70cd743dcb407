package dev.styxy.core.hooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A coding agent that has hooks. */
public enum Agent {
  CLAUDE("claude", "Claude Code", ".claude/settings.json"),
  CODEX("codex", "Codex", ".codex/hooks.json"),
  CURSOR("cursor", "Cursor", ".cursor/hooks.json");

  private final String word;
  private final String title;
  private final String file;

  Agent(String word, String title, String file) {
    this.word = word;
    this.title = title;
    this.file = file;
  }

  public static Optional<Agent> of(String word) {
    for (Agent agent : values()) {
      if (agent.word.equals(word)) {
        return Optional.of(agent);
      }
    }
    return Optional.empty();
  }

  public static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Agent agent : values()) {
      words.add(agent.word);
    }
    return words;
  }

  public String word() {
    return word;
  }

  /** As its makers write it. */
  public String title() {
    return title;
  }

  /** Its file of hooks, below the home or the root of a project. */
  public String file() {
    return file;
  }
}
