package dev.styxy.core.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionFinderTest extends WorkScene {

  private String session(ProcessRef... owners) {
    return new SessionFinder(processes).of(List.of(owners)).words();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CLAUDECODE=1|Claude Code",
        "CODEX_THREAD_ID=0197|Codex",
        "CODEX_SANDBOX=seatbelt|Codex",
        "CURSOR_AGENT=1|Cursor",
        "GEMINI_CLI=1|Gemini CLI",
        "AI_AGENT=devin@1|devin@1",
        "AGENT=amp|amp",
        "AGENT=1|''",
        "TMUX_PANE=%3;TMUX=/tmp/x;TERM_PROGRAM=tmux|tmux %3",
        "SSH_CONNECTION=10.0.0.7 50000 10.0.0.1 22|ssh from 10.0.0.7",
        "TERM_PROGRAM=vscode|VS Code",
        "TERM_PROGRAM=vscode;CURSOR_TRACE_ID=x|Cursor",
        "TERM_PROGRAM=iTerm.app|iTerm",
        "KITTY_WINDOW_ID=1|kitty",
        "CI=true;GITHUB_ACTIONS=true|GitHub Actions",
        "CI=1|CI",
        "CI=false|''",
        "CLAUDECODE=1;TMUX_PANE=%1;SSH_CONNECTION=::1 1 ::1 22|Claude Code, tmux %1, ssh from ::1",
        "HOME=/root|''"
      })
  void theEnvironmentTellsWhatStartedIt(String variables, String words) {
    for (String entry : variables.split(";")) {
      String[] parts = entry.split("=", 2);
      processes.setVariable(FakeHost.BASH, parts[0], parts[1]);
    }
    assertEquals(words.replace("''", ""), session(bash));
  }

  @ParameterizedTest
  @CsvSource({
    "claude,Claude Code",
    "/opt/codex,Codex",
    "node /usr/bin/gemini,Gemini CLI",
    "python3.12 /home/me/.local/bin/aider,Aider",
    "node /home/me/claude/server.js,''",
    "vim claude,''"
  })
  void anAgentAboveTheOwnerIsKnownByItsProgram(String command, String agent) {
    processes.start(600, FakeHost.BASH, FakeHost.BASH, command.split(" "));
    ProcessRef shell = processes.start(601, 600, 600, "bash");
    assertEquals(agent, session(shell));
  }

  @Test
  void theNearestAgentHasStartedIt() {
    processes.setVariable(601, "CLAUDECODE", "1");
    processes.start(600, FakeHost.BASH, FakeHost.BASH, "codex");
    assertEquals("Codex", session(processes.start(601, 600, 600, "bash")));
  }

  @Test
  void whatHasThePidNowTellsNothing() {
    ProcessRef gone = processes.start(600, FakeHost.BASH, FakeHost.BASH, "bash");
    processes.end(600);
    processes.start(600, FakeHost.BASH, FakeHost.BASH, "claude");
    assertEquals("", session(gone));
    processes.setVariable(FakeHost.BASH, "TMUX_PANE", "%7");
    assertEquals("tmux %7", session(gone, bash));
  }

  @Test
  void aLongWordOfAnotherProcessIsCut() {
    processes.setVariable(FakeHost.BASH, "TERM_PROGRAM", "x".repeat(5000));
    assertEquals(41, session(bash).length());
    assertEquals(Map.of(), processes.variablesAtStart(999, SessionVariables.NAMES));
  }
}
