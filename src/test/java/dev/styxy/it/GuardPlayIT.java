package dev.styxy.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three agents in three worktrees of one repository, with one guard between them: what it lets pass
 * is run by a fresh {@code bash -c}, as agents do it.
 */
class GuardPlayIT {
  @TempDir Path folder;

  private final List<Started> servers = new ArrayList<>();
  private InstalledTool styxy;
  private Path root;
  private String guard;

  /** An agent in its worktree, with a server of its own. */
  private record Agent(
      InstalledTool styxy, Path worktree, Started server, int port, long listener) {}

  @BeforeEach
  void aRepositoryAndAGuard() throws IOException {
    root = folder.toRealPath();
    Path main = Files.createDirectory(root.resolve("main"));
    Path home = Files.createDirectory(root.resolve("user"));
    styxy = new InstalledTool(root.resolve("state"), main).with("HOME", home.toString());
    Files.writeString(
        main.resolve(".styxy.json"),
        "{\"services\": {\"web\": {\"type\": \"dev\", \"env\": \"PORT\"}}}\n");
    run("git init -q && git add . && git -c user.name=a -c user.email=a@b commit -qm first");
    assertEquals(0, styxy.run("hooks", "install", "claude").status());
    guard = command(home.resolve(".claude/settings.json"), "PreToolUse");
  }

  @AfterEach
  void end() {
    servers.forEach(Started::close);
  }

  private void run(String script) {
    InstalledTool.Result result = styxy.runCommand("sh", "-c", script);
    assertEquals(0, result.status(), result.all());
  }

  /** The command of the first hook for an event, as the agent reads it. */
  @SuppressWarnings("unchecked")
  private static String command(Path settings, String event) throws IOException {
    Map<String, Object> hooks =
        (Map<String, Object>) Json.object(Files.readString(settings)).get("hooks");
    Map<String, Object> group = Json.objects(hooks, event).get(0);
    return (String) Json.objects(group, "hooks").get(0).get("command");
  }

  private Agent agent(String name) throws IOException {
    Path worktree = root.resolve(name);
    run("git worktree add -q " + worktree);
    InstalledTool own = styxy.in(worktree).with("STYXY_INSTANCE", name);
    String line = "exec " + Server.line("127.0.0.1", "$PORT");
    Started server = Started.run(own, "web", "--", "sh", "-c", line);
    servers.add(server);
    Deadline.await(() -> own.run("wait", "web", "--timeout", "5s").status() == 0);
    int port = own.run("allocate", "dev", "-n", "web").port();
    return new Agent(own, worktree, server, port, listener(own));
  }

  /** What the guard says, before the agent would run it; empty when it lets pass. */
  private String ask(Agent agent, String commandLine) {
    String json =
        "{\"session_id\":\"s\",\"cwd\":\""
            + agent.worktree()
            + "\",\"hook_event_name\":\"PreToolUse\",\"tool_name\":\"Bash\",\"tool_input\":{\"command\":\""
            + commandLine.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n")
            + "\"}}";
    Process process = agent.styxy().start(List.of("sh", "-c", guard));
    try {
      process.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    InstalledTool.Result result = InstalledTool.finish(process);
    assertEquals(0, result.status(), result.all());
    assertEquals("", result.err());
    return result.out();
  }

  private static void assertAlive(Agent... agents) {
    for (Agent agent : agents) {
      assertTrue(agent.server().process().isAlive(), agent.worktree() + " lost its server");
      assertTrue(Started.answers(agent.port()), agent.worktree() + " does not answer");
    }
  }

  @Test
  void nothingOfAnotherWorktreeIsEverEnded() throws IOException {
    List<Agent> agents = List.of(agent("one"), agent("two"), agent("three"));
    int lines = badLines(agents.get(0), agents.get(1)).size();
    assertTrue(lines >= 20);
    for (int i = 0; i < lines; i++) {
      Agent asking = agents.get(i % 3);
      Agent other = agents.get((i + 1 + i % 2) % 3);
      String line = badLines(asking, other).get(i);
      String answer = ask(asking, line);
      assertTrue(answer.contains("\"permissionDecision\":\"deny\""), line + " -> " + answer);
      boolean isOfPort = line.contains(Integer.toString(other.port()));
      assertTrue(
          answer.contains(isOfPort ? "of " + other.worktree() : "of " + root),
          line + " names another holder: " + answer);
      String remedy =
          line.matches("styxy (release|cleanup).*")
              ? "styxy release --project"
              : "styxy run web -- ";
      assertTrue(answer.contains(remedy), line + " has no remedy: " + answer);
    }
    agents.forEach(GuardPlayIT::assertAlive);
  }

  /** What agents type when they want a port, and what is in the way is another agent's. */
  private static List<String> badLines(Agent asking, Agent other) {
    String pid = Long.toString(other.listener());
    String port = Integer.toString(other.port());
    return List.of(
        "kill -9 $(lsof -ti:" + port + ")",
        "lsof -ti:" + port + " | xargs kill -9",
        "kill `lsof -t -i tcp:" + port + "`",
        "fuser -k " + port + "/tcp",
        "sudo fuser -k -n tcp " + port,
        "npx kill-port " + port,
        "npx --yes kill-port " + port + " && npm run dev",
        "kill " + pid,
        "kill -TERM " + pid + " || true",
        "sh -c \"kill -9 " + pid + "\"",
        "PID=$(lsof -ti:" + port + "); [ -n \"$PID\" ] && kill -9 $PID",
        "for p in $(lsof -ti:" + port + "); do kill $p; done",
        "ss -ltnp | grep :" + port + " | awk '{print $6}' | xargs kill",
        "pkill java",
        "pkill -f 'Listener tcp 127.0.0.1'",
        "killall -9 java",
        "ps aux | grep Listener | grep -v grep | awk '{print $2}' | xargs kill",
        "kill -9 -1",
        "PORT=" + port + " npm run dev",
        "npx vite --port " + port,
        "python3 -m http.server " + port,
        "cd " + asking.worktree() + " && env PORT=" + port + " node server.js",
        "for p in " + port + "; do lsof -ti:$p | xargs kill; done",
        "P=" + port + " ; fuser -k $P/tcp",
        "P=" + port + "; npx vite --port $P",
        "bash <<EOF\nkill $(lsof -ti:" + port + ")\nEOF",
        "./gradlew bootRun --args='--server.port=" + port + "'",
        "echo " + pid + " > .pid; kill $(cat .pid)",
        "docker run --rm --publish " + port + ":80 nginx",
        "styxy kill " + port + " --yes",
        "styxy release " + port,
        "styxy cleanup --force");
  }

  @Test
  void whatIsOwnOrHarmlessIsRun() throws IOException {
    Agent one = agent("one");
    Agent two = agent("two");
    String own = Integer.toString(one.port());
    String others = Integer.toString(two.port());
    List<String> harmless =
        List.of(
            "ls -la",
            "git status --short",
            "echo \"kill 1 on port " + others + "\"",
            "printf '%s\\n' 'pkill -f java' > note.txt",
            "cat <<'E' > stop.sh\nkill -9 $(lsof -ti:" + others + ")\nE",
            "grep -rn killall . || true",
            "mkdir -p 3000/4000",
            "git log --oneline | head -5",
            "kill -0 $$",
            "sleep 0 & kill $! 2>/dev/null; wait; true",
            "test -e .env; true",
            "PORT=" + others + " sh -c 'echo $PORT'",
            "export FOO=" + others + "; echo $FOO",
            "sed -n 1,3000p .styxy.json",
            "command -v kill",
            "styxy check " + others + " || true",
            "styxy list",
            "env | grep PORT || true",
            "date +%s",
            "bash -c 'echo :" + others + "'",
            "PORT=" + own + " true",
            "for p in " + others + "; do echo $p; done",
            "node -e 0 check.js --port " + others + " || true",
            "mkdir -p $HOME/x",
            "bash <<EOF\necho kill port " + others + "\nEOF",
            "styxy cleanup --dry-run",
            "git commit -q --allow-empty -m 'kill port " + others + "' --author 'a <a@b>' || true");
    for (String line : harmless) {
      assertEquals("", ask(one, line), line);
      InstalledTool.Result result = one.styxy().runCommand("bash", "-c", line);
      assertEquals(0, result.status(), line + ": " + result.all());
    }
    assertAlive(one, two);
    String end = "kill " + one.listener();
    assertEquals("", ask(one, end));
    assertEquals(0, one.styxy().runCommand("bash", "-c", end).status());
    Deadline.await(() -> !Started.answers(one.port()));
    assertAlive(two);
  }

  @Test
  void aGuardThatFailsLetsPassAndSaysSoOnce() throws IOException {
    Agent one = agent("one");
    Files.writeString(one.worktree().resolve(".styxy.json"), "{ broken");
    String first = ask2(one);
    assertTrue(first.contains("systemMessage"), first);
    assertFalse(first.contains("deny"), first);
    assertEquals("", ask2(one));
  }

  @Test
  void aLongCommandWhoseFirstReadEndsWithABraceIsReadWhole() throws IOException {
    Agent one = agent("one");
    Files.writeString(one.worktree().resolve(".styxy.json"), "{ broken");
    String line = "true " + "}".repeat(100_000) + "; kill 1234567";
    String out = answer(one.styxy(), "{\"tool_input\":{\"command\":\"" + line + "\"}}").out();
    assertTrue(out.contains("systemMessage"), out);
  }

  /** What it prints to stdout, whatever is on stderr. */
  private String ask2(Agent agent) {
    return answer(
            agent.styxy(), "{\"session_id\":\"s\",\"tool_input\":{\"command\":\"kill 1234567\"}}")
        .out();
  }

  private InstalledTool.Result answer(InstalledTool at, String input) {
    Process process = at.start(List.of("sh", "-c", guard));
    try {
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return InstalledTool.finish(process);
  }

  @Test
  void badInputIsLetPass() {
    for (String input :
        List.of(
            "",
            "{",
            "{\"tool_input\":{\"command\":\"kill",
            "not json kill",
            "[]",
            "{}",
            "{\"tool_input\":{\"command\":null}}",
            "{\"tool_input\":{\"command\":[\"kill\"]}}",
            "{\"tool_input\":\"kill 1\"}",
            "{\"cwd\":\"/nonexistent\\u0000\",\"tool_input\":{\"command\":\"kill 999999\"}}",
            "{\"tool_input\":{\"command\":\"kill " + "x".repeat(10_000_000) + "\"}}")) {
      InstalledTool.Result result = answer(styxy, input);
      String some = input.substring(0, Math.min(40, input.length()));
      assertEquals(0, result.status(), some);
      assertFalse(result.out().contains("deny"), some + ": " + result.out());
    }
  }

  @Test
  void anAgentThatLeavesThePipeOpenGetsItsAnswer() throws IOException {
    for (String line : List.of("ls", "kill 1234567")) {
      Process process = styxy.start(List.of("sh", "-c", guard));
      process
          .getOutputStream()
          .write(
              ("{\"tool_input\":{\"command\":\"" + line + "\"}}").getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().flush();
      Deadline.await(() -> !process.isAlive());
      assertEquals(0, process.exitValue());
    }
  }

  private static long listener(InstalledTool styxy) {
    Object pid =
        Json.object(styxy.run("kill", "web", "--dry-run", "--json").out())
            .toString()
            .replaceAll("(?s).*pid=(\\d+).*", "$1");
    return Long.parseLong(pid.toString());
  }
}
