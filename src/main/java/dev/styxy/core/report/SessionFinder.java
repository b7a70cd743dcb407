package dev.styxy.core.report;

import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Liveness;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out what started the owner of some ports, from the environment that it was started with and
 * from the names of the processes above it. It is looked up when somebody wants to see it, so that
 * nothing has to be recorded.
 */
public final class SessionFinder {
  private static final int DEEPEST = 64;

  /** The programs of agents, by the last part of their path. */
  private static final Map<String, String> AGENTS =
      Map.ofEntries(
          Map.entry("claude", "Claude Code"),
          Map.entry("codex", "Codex"),
          Map.entry("cursor-agent", "Cursor"),
          Map.entry("gemini", "Gemini CLI"),
          Map.entry("aider", "Aider"),
          Map.entry("opencode", "opencode"),
          Map.entry("goose", "goose"),
          Map.entry("amp", "Amp"),
          Map.entry("crush", "Crush"),
          Map.entry("qwen", "Qwen Code"),
          Map.entry("copilot", "GitHub Copilot"));

  private final ProcessTable processes;

  public SessionFinder(ProcessTable processes) {
    this.processes = processes;
  }

  /** The session of the first of these owners that lives; nothing is known when none does. */
  public Session of(List<ProcessRef> owners) {
    for (ProcessRef owner : owners) {
      if (processes.judge(owner) instanceof Liveness.Alive) {
        return of(owner.pid());
      }
    }
    return Session.UNKNOWN;
  }

  /** An agent that is nearer than what the environment names has started this. */
  private Session of(long pid) {
    SessionVariables variables =
        new SessionVariables(processes.variablesAtStart(pid, SessionVariables.NAMES));
    return new Session(
        agentAbove(pid).or(variables::agent),
        variables.terminal(),
        variables.pane(),
        variables.sshClient(),
        variables.ci());
  }

  private Optional<String> agentAbove(long pid) {
    Optional<ProcessInfo> at = processes.find(pid);
    for (int depth = 0; depth < DEEPEST && at.isPresent() && at.get().pid() > 1; depth++) {
      Optional<String> agent = agent(at.get());
      if (agent.isPresent()) {
        return agent;
      }
      at = at.get().parent() > 0 ? processes.find(at.get().parent()) : Optional.empty();
    }
    return Optional.empty();
  }

  /** Many are scripts, which an interpreter executes. */
  private Optional<String> agent(ProcessInfo process) {
    List<String> arguments = processes.arguments(process.pid());
    Optional<String> named = agentOf(process.command());
    for (int i = 0; i < Math.min(2, arguments.size()) && named.isEmpty(); i++) {
      boolean isProgram = i == 0 || isInterpreter(arguments.get(0));
      named = isProgram ? agentOf(arguments.get(i)) : named;
    }
    return named;
  }

  private static boolean isInterpreter(String program) {
    String name = program.substring(program.lastIndexOf('/') + 1);
    return name.equals("node") || name.equals("bun") || name.startsWith("python");
  }

  private static Optional<String> agentOf(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Optional.ofNullable(AGENTS.get(name));
  }
}
