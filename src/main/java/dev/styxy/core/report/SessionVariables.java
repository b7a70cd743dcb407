package dev.styxy.core.report;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the variables of an environment tell of the session. Agents set theirs for the commands that
 * they start: CLAUDECODE (Claude Code, anthropics/claude-code#531), CODEX_* (openai/codex:
 * core/src/spawn.rs, exec_env.rs, unified_exec), CURSOR_*, GEMINI_CLI and AI_AGENT (@vercel/
 * detect-agent), AGENT (Amp and goose, block/goose#7017). The others are those of tmux(1), ssh(1),
 * the terminals and the CI services.
 */
final class SessionVariables {
  private static final String AI_AGENT = "AI_AGENT";
  private static final String AGENT = "AGENT";
  private static final String TERMINAL = "TERM_PROGRAM";
  private static final String PANE = "TMUX_PANE";
  private static final String SSH = "SSH_CONNECTION";
  private static final String CI = "CI";
  private static final Map<String, String> AGENTS = new LinkedHashMap<>();
  private static final Map<String, String> TERMINALS = new LinkedHashMap<>();
  private static final Map<String, String> SERVICES = new LinkedHashMap<>();
  static final Set<String> NAMES = new HashSet<>();

  /** It is text of another process. */
  private static final int LONGEST = 40;

  static {
    AGENTS.put("CLAUDECODE", "Claude Code");
    AGENTS.put("CODEX_THREAD_ID", "Codex");
    AGENTS.put("CODEX_SANDBOX", "Codex");
    AGENTS.put("CODEX_SANDBOX_NETWORK_DISABLED", "Codex");
    AGENTS.put("CODEX_CI", "Codex");
    AGENTS.put("CURSOR_AGENT", "Cursor");
    AGENTS.put("GEMINI_CLI", "Gemini CLI");
    AGENTS.put("GOOSE_TERMINAL", "goose");
    TERMINALS.put("CURSOR_TRACE_ID", "Cursor");
    TERMINALS.put("KITTY_WINDOW_ID", "kitty");
    TERMINALS.put("ALACRITTY_WINDOW_ID", "Alacritty");
    TERMINALS.put("KONSOLE_VERSION", "Konsole");
    TERMINALS.put("GNOME_TERMINAL_SCREEN", "GNOME Terminal");
    TERMINALS.put("WT_SESSION", "Windows Terminal");
    SERVICES.put("GITHUB_ACTIONS", "GitHub Actions");
    SERVICES.put("GITLAB_CI", "GitLab CI");
    SERVICES.put("BUILDKITE", "Buildkite");
    SERVICES.put("CIRCLECI", "CircleCI");
    SERVICES.put("JENKINS_URL", "Jenkins");
    SERVICES.put("TF_BUILD", "Azure Pipelines");
    SERVICES.put(CI, "CI");
    NAMES.addAll(AGENTS.keySet());
    NAMES.addAll(TERMINALS.keySet());
    NAMES.addAll(SERVICES.keySet());
    NAMES.addAll(Set.of(AI_AGENT, AGENT, TERMINAL, PANE, SSH));
  }

  private final Map<String, String> variables;

  SessionVariables(Map<String, String> variables) {
    this.variables = variables;
  }

  Optional<String> agent() {
    return first(AGENTS).or(() -> word(AI_AGENT)).or(() -> word(AGENT));
  }

  /** An editor runs terminals of its own; tmux, which is a pane of any of them, is told apart. */
  Optional<String> terminal() {
    Optional<String> program =
        word(TERMINAL)
            .filter(name -> !name.equals("tmux"))
            .map(name -> name.equals("vscode") ? "VS Code" : name)
            .map(name -> name.endsWith(".app") ? name.substring(0, name.length() - 4) : name);
    boolean isCursor = variables.containsKey("CURSOR_TRACE_ID");
    return program.isPresent() && !isCursor ? program : first(TERMINALS).or(() -> program);
  }

  Optional<String> pane() {
    return word(PANE);
  }

  /** SSH_CONNECTION is the client's address and port, and the server's. */
  Optional<String> sshClient() {
    return word(SSH).map(words -> words.split(" ", 2)[0]);
  }

  /** Some set {@code CI=false} to say that there is none. */
  Optional<String> ci() {
    boolean isDenied = variables.getOrDefault(CI, "").equals("false");
    return isDenied ? Optional.empty() : first(SERVICES);
  }

  private Optional<String> first(Map<String, String> known) {
    for (Map.Entry<String, String> entry : known.entrySet()) {
      if (variables.containsKey(entry.getKey())) {
        return Optional.of(entry.getValue());
      }
    }
    return Optional.empty();
  }

  private Optional<String> word(String name) {
    return Optional.ofNullable(variables.get(name))
        .filter(value -> !value.equals("1") && !value.equals("true"))
        .map(value -> value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "…");
  }
}
