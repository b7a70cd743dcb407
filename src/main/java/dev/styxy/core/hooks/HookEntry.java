package dev.styxy.core.hooks;

import dev.styxy.model.ShellWord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One hook in an agent's file.
 *
 * @param event the agent's name of the event
 * @param matcher which tools it is for, in the agent's words
 * @param action the action of {@code styxy hooks} that it calls
 */
record HookEntry(String event, Optional<String> matcher, String action) {
  /** Seconds, of which it needs a tenth of one. */
  private static final int TIMEOUT = 15;

  private static final String MARK = " hooks ";

  /**
   * All that styxy puts into an agent's file. Claude Code: SessionStart does not fire again when
   * the session enters a worktree; WorktreeCreate would replace git's own work
   * (code.claude.com/docs/en/ hooks; anthropics/claude-code#80692). Codex has the same events and
   * the tool name Bash (openai/codex, codex-rs/hooks). Cursor: cursor.com/docs/agent/hooks.
   */
  static List<HookEntry> of(Agent agent) {
    List<HookEntry> entries = new ArrayList<>();
    switch (agent) {
      case CLAUDE -> {
        entries.add(new HookEntry("SessionStart", Optional.empty(), "session"));
        entries.add(new HookEntry("PostToolUse", Optional.of("EnterWorktree"), "session"));
        entries.add(new HookEntry("PreToolUse", Optional.of("Bash"), "guard"));
      }
      case CODEX -> {
        entries.add(new HookEntry("SessionStart", Optional.empty(), "session"));
        entries.add(new HookEntry("PreToolUse", Optional.of("Bash"), "guard"));
      }
      case CURSOR -> {
        entries.add(new HookEntry("sessionStart", Optional.empty(), "session"));
        entries.add(new HookEntry("beforeShellExecution", Optional.empty(), "guard"));
      }
      default -> throw new IllegalStateException(agent.word());
    }
    return entries;
  }

  /**
   * What the agent's shell runs. A styxy that is gone, or that does not know these hooks, must not
   * look like a refusal: agents take a status of 2 for one.
   */
  String command(Agent agent, Path styxy) {
    String program = ShellWord.of(styxy.toString());
    return "[ ! -x " + program + " ] || " + program + MARK + action + " " + agent.word() + " || :";
  }

  /** Whether a command of an agent's file is one that any styxy has put there. */
  static boolean isOurs(String command, Agent agent) {
    boolean isCall =
        command.endsWith(MARK + "session " + agent.word() + " || :")
            || command.endsWith(MARK + "guard " + agent.word() + " || :");
    return isCall && command.startsWith("[ ! -x ");
  }

  /** The styxy that such a command calls; empty when that cannot be told. */
  static Optional<Path> styxyOf(String command) {
    int start = "[ ! -x ".length();
    int end = command.indexOf(" ] || ");
    String word = end > start ? command.substring(start, end) : "";
    boolean isQuoted = word.startsWith("'") && word.endsWith("'") && word.length() > 1;
    String path = isQuoted ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    return path.startsWith("/") && path.indexOf('\0') < 0
        ? Optional.of(Path.of(path))
        : Optional.empty();
  }

  /** The JSON of the entry, indented by the caller's unit where that is not empty. */
  String json(Agent agent, Path styxy, Layout layout, int level) {
    String command = "\"command\": " + quoted(command(agent, styxy));
    if (agent == Agent.CURSOR) {
      return "{ " + command + ", \"timeout\": " + TIMEOUT + " }";
    }
    String inner = "{ \"type\": \"command\", " + command + ", \"timeout\": " + TIMEOUT + " }";
    String first =
        matcher.isPresent()
            ? layout.line(level + 1) + "\"matcher\": " + quoted(matcher.get()) + "," + layout.gap()
            : "";
    return "{"
        + first
        + layout.line(level + 1)
        + "\"hooks\": ["
        + layout.line(level + 2)
        + inner
        + layout.line(level + 1)
        + "]"
        + layout.line(level)
        + "}";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append(String.format("\\u%04x", (int) c)); // whatever the encoding of the file is
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
