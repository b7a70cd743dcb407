package dev.styxy.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.app.WorkScene;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.shell.Outside;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Connection;
import dev.styxy.model.PortRange;
import dev.styxy.model.Protocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardTest extends WorkScene {
  private static final String OTHER = "/home/me/other";
  private static final long OTHERS_SHELL = 5000;
  private static final long OTHERS_SERVER = 5001;

  private Allocation others;

  @BeforeEach
  void anotherProjectHasAServer() {
    var shell = processes.start(OTHERS_SHELL, 1, OTHERS_SHELL, "zsh");
    processes.start(OTHERS_SERVER, OTHERS_SHELL, OTHERS_SHELL, "node", "next", "dev");
    processes.workIn(OTHERS_SERVER, OTHER);
    others = Draft.of(3005).named("shop").project(OTHER).owner(shell).at(clock.now());
    ports.listen(3005, OTHERS_SERVER);
  }

  private Optional<Objection> judge(String commandLine) {
    return judge(commandLine, Map.of());
  }

  private Optional<Objection> judge(String commandLine, Map<String, PortRange> services) {
    return judge(Intents.of(commandLine), services);
  }

  private Optional<Objection> judge(List<Intent> intents, Map<String, PortRange> services) {
    var seen = application().coordinator().run(transaction -> true, Protocol.BOTH).transaction();
    return new Guard(
            host,
            seen,
            new Projects(),
            Path.of(PROJECT),
            new Remedies(services),
            Set.of("WEB_PORT"))
        .judge(intents);
  }

  private String reason(String commandLine, Outside outside) {
    return judge(Intents.of(commandLine, outside), Map.of())
        .map(Objection::reason)
        .orElse("let pass");
  }

  private String reason(String commandLine) {
    return judge(commandLine).map(Objection::reason).orElse("let pass");
  }

  @Test
  void whatEndsAnothersServerIsDeniedWithItsHolder() {
    given(others, web);
    for (String line :
        new String[] {
          "kill $(lsof -ti:3005)",
          "kill -9 " + OTHERS_SERVER,
          "pkill node",
          "pkill -f 'next dev'",
          "killall node",
          "fuser -k 3005/tcp",
          "kill -9 -1",
          "kill -- -" + OTHERS_SHELL
        }) {
      assertTrue(reason(line).contains("dev/shop of " + OTHER), line + ": " + reason(line));
    }
  }

  @Test
  void theOwnerOfAnothersLeaseIsNotEnded() {
    given(others);
    assertTrue(reason("kill " + OTHERS_SHELL).contains("dev/shop of " + OTHER));
  }

  @Test
  void aPortThatIsNotKnownIsNotEndedWhereOthersHaveServers() {
    given(others, web);
    String line = "kill $(lsof -ti:$PORT)";
    assertTrue(reason(line).startsWith("this may end pid " + OTHERS_SERVER), reason(line));
    assertTrue(reason(line).contains("$PORT"), reason(line));
    String first = judge(line).orElseThrow().suggestions().get(0);
    assertTrue(first.startsWith("styxy kill web "), first);
  }

  @Test
  void aPortThatIsNotKnownMayBeEndedWhereItIsOwn() {
    given(others, web);
    assertEquals("let pass", reason("kill $(lsof -ti:$WEB_PORT)"));
    assertEquals("let pass", reason("fuser -k ${WEB_PORT}/tcp"));
  }

  @Test
  void aPortThatIsNotKnownMayBeEndedWhereNobodyElseHasAServer() {
    ports.listen(4000, STRANGER);
    given(web);
    ports.listen(3005, FakeHost.BASH);
    assertEquals("let pass", reason("kill $(lsof -ti:$PORT)"));
  }

  @Test
  void aRangeThatHitsAnothersServerIsNotEnded() {
    given(others);
    assertTrue(reason("for p in {3000..3010}; do fuser -k $p/tcp; done").contains("dev/shop"));
    assertTrue(reason("lsof -ti:3000-3999 | xargs kill").contains("dev/shop"));
    assertTrue(
        reason("lsof -ti:1-65535 | xargs kill").contains("dev/shop"),
        reason("lsof -ti:1-65535 | xargs kill"));
    assertEquals("let pass", reason("for p in {3100..3110}; do fuser -k $p/tcp; done"));
  }

  @Test
  void processesOfAnotherUserAloneAreNobodysHere() {
    given(others);
    long uid = processes.find(OTHERS_SERVER).orElseThrow().uid();
    for (String line : new String[] {"pkill -u %s node", "killall -u %s node", "pkill -u %s"}) {
      assertEquals("let pass", reason(line.formatted("nobody")), line);
      assertEquals("let pass", reason(line.formatted(uid + 1)), line);
      assertTrue(reason(line.formatted(uid)).contains("dev/shop"), line);
      assertTrue(reason(line.formatted("nobody," + uid)).contains("dev/shop"), line);
    }
    assertTrue(reason("pkill -u $(whoami) node").contains("dev/shop"));
  }

  @Test
  void whomAFilterLeavesOutIsNotEnded() {
    given(others);
    assertTrue(reason("ps aux | grep next | awk '{print $2}' | xargs kill").contains("dev/shop"));
    assertEquals(
        "let pass", reason("ps aux | grep next | grep -v dev | awk '{print $2}' | xargs kill"));
  }

  /** The process of a multiplexer keeps the command line of the first client. */
  private void othersShellIsIn(String name, String... commandLine) {
    processes.start(4000, 1, 4000, name);
    processes.startedAs(4000, commandLine);
    processes.start(OTHERS_SHELL, 4000, OTHERS_SHELL, "zsh");
    processes.start(OTHERS_SERVER, OTHERS_SHELL, OTHERS_SHELL, "node", "next", "dev");
    processes.workIn(OTHERS_SERVER, OTHER);
  }

  private void assertEnds(String... lines) {
    for (String line : lines) {
      assertTrue(reason(line).contains("dev/shop of " + OTHER), line + ": " + reason(line));
    }
  }

  private void assertPass(String... lines) {
    for (String line : lines) {
      assertEquals("let pass", reason(line), line);
    }
  }

  @Test
  void theMultiplexerThatAnothersServerRunsInIsNotEnded() {
    othersShellIsIn("tmux: server", "tmux", "new-session", "-A", "-s", "main");
    given(others);
    assertEnds(
        "tmux kill-server",
        "tmux -u kill-server",
        "tmux -f /dev/null kill-serv",
        "tmux kill-session -t a \\; kill-server",
        "tmux ls; tmux kill-server 2>/dev/null || true");
    assertPass(
        "tmux -L test kill-server",
        "tmux -S /tmp/test.sock kill-server",
        "tmux kill-session -t test",
        "tmux kill-ses",
        "tmux send-keys -t test kill-server Enter",
        "screen -X quit");
  }

  @Test
  void aMultiplexerIsKnownByItsNameOrSocket() {
    othersShellIsIn("tmux: server", "tmux", "-2u", "-L", "work", "new", "-d");
    given(others);
    assertEnds(
        "tmux -L work kill-server",
        "tmux -uLwork kill-server",
        "tmux -L work -- kill-server",
        "NAME=work; tmux -L $NAME kill-server");
    assertPass(
        "tmux -L \"$NAME\" kill-server",
        "tmux -L$NAME kill-server",
        "tmux kill-server",
        "tmux -L wor kill-server",
        "tmux -L works kill-server",
        "tmux -S work kill-server",
        "tmux -L 'w.*' kill-server");
  }

  @Test
  void theMultiplexerAroundIsMeantWhereNoneIsNamed() {
    othersShellIsIn("tmux: server", "tmux", "-L", "work", "new", "-d");
    given(others);
    var inside = new WorkingPlace(Path.of(PROJECT), Map.of("TMUX", "/tmp/tmux-1000/work,4000,0"));
    assertTrue(reason("tmux kill-server", inside).contains("dev/shop of " + OTHER));
    assertEquals("let pass", reason("TMUX= tmux kill-server", inside));
    assertEquals("let pass", reason("tmux -L test kill-server", inside));
    var elsewhere = new WorkingPlace(Path.of(PROJECT), Map.of("TMUX", "/tmp/x,4999,0"));
    assertEquals("let pass", reason("tmux kill-server", elsewhere));
  }

  @Test
  void screenIsEndedByItsName() {
    othersShellIsIn("screen", "SCREEN", "-dmS", "work", "zsh");
    given(others);
    assertEnds("screen -X quit", "screen -S work -X quit", "screen -S 4000.work -X quit");
    assertPass(
        "screen -S $NAME -X quit",
        "screen -S test -X quit",
        "screen -S work -X stuff quit",
        "screen -ls");
  }

  @Test
  void whatIsOwnIsLetPass() {
    given(web, others);
    server(600);
    ports.listen(PORT, 600);
    assertEquals("let pass", reason("kill $(lsof -ti:3000)"));
    assertEquals("let pass", reason("kill 600"));
    assertEquals("let pass", reason("pkill -f server.js"));
    assertEquals("let pass", reason("PORT=3000 npm run dev"));
  }

  @Test
  void whoeverHasNothingToDoWithPortsIsNoNeighbour() {
    given(others);
    processes.start(800, 1, 800, "sleep", "100");
    assertEquals("let pass", reason("kill 800"));
    assertEquals("let pass", reason("pkill sleep"));
  }

  @Test
  void aStrangersServerIsNotEndedEither() {
    ports.listen(4000, STRANGER);
    assertTrue(reason("kill " + STRANGER).contains("nginx"), reason("kill " + STRANGER));
    assertTrue(reason("npm run dev -- -p 4000").contains("a stranger's"));
  }

  @Test
  void aServerOfThisSessionWithoutALeaseIsOwn() {
    server(600);
    ports.listen(4000, 600);
    assertEquals("let pass", reason("kill $(lsof -ti:4000)"));
  }

  @Test
  void aBackgroundServerOfThisSessionThatHasLostItsShellIsOwn() {
    long session = processes.find(dev.styxy.core.system.FakeProcesses.SELF).orElseThrow().session();
    processes.start(610, 1, session, "python3", "-m", "http.server");
    ports.listen(9000, 610);
    assertEquals("let pass", reason("kill $(lsof -ti:9000)"));
  }

  @Test
  void aBrowserThatIsConnectedToTheOwnServerIsNotEndedWithIt() {
    given(web);
    server(600);
    ports.listen(PORT, 600);
    processes.start(700, 1, 700, "firefox");
    actions.connections.add(new Connection(false, "127.0.0.1:40000", 7));
    actions.connected = processes.find(700);
    assertTrue(reason("kill $(lsof -ti:3000)").contains("firefox"));
    assertEquals(
        "styxy kill web   # ends this project's own servers only",
        judge("lsof -ti:3000 | xargs kill").orElseThrow().suggestions().get(0));
    assertEquals("let pass", reason("kill $(lsof -ti:3000 -sTCP:LISTEN)"));
    assertEquals("let pass", reason("fuser -k 3000/tcp"));
  }

  @Test
  void anIdleLeaseOfAnotherIsNotTakenButNobodyIsThereToBeEnded() {
    Allocation idle =
        Draft.of(3007).named("docs").project(OTHER).owner(others.owner().get()).at(clock.now());
    given(idle);
    assertTrue(reason("PORT=3007 npm start").contains("dev/docs of " + OTHER));
    assertEquals("let pass", reason("kill $(lsof -ti:3007)"));
  }

  @Test
  void aFreePortIsLetPass() {
    given(others);
    assertEquals("let pass", reason("vite --port 3009"));
  }

  @Test
  void insteadOfAFixedPortTheCommandIsSuggestedWithAPlaceholder() {
    given(others);
    assertEquals(
        "styxy run -n web -- next dev -p {port}",
        judge("npx next dev -p 3005").orElseThrow().suggestions().get(0));
    assertEquals(
        "styxy run shop -- npm start",
        judge("PORT=3005 npm start", Map.of("shop", new PortRange(3000, 3099)))
            .orElseThrow()
            .suggestions()
            .get(0));
  }

  @Test
  void insteadOfAPatternTheOwnServersAreNamed() {
    given(others, web);
    String first = judge("pkill node").orElseThrow().suggestions().get(0);
    assertTrue(first.startsWith("styxy kill web "), first);
  }

  @Test
  void aServerStartedElsewhereIsJudgedThere() {
    given(others);
    assertEquals("let pass", reason("cd " + OTHER + " && npm run dev -- -p 3005"));
    assertTrue(reason("cd " + FakeHost.PROJECT + " && npm run dev -- -p 3005").contains("shop"));
  }

  @Test
  void styxysOwnCommandsDoNotTakeAwayWhatIsAnothers() {
    given(others, web);
    for (String line :
        new String[] {
          "styxy kill 3005 --yes",
          "styxy kill -qy 3005",
          "npx styxy kill --signal KILL 3005 --yes",
          "styxy kill shop --project " + OTHER,
          "styxy --json kill shop --project=" + OTHER,
          "cd " + OTHER + " && styxy kill shop",
          "styxy release 3005",
          "styxy release web 3005/tcp",
          "styxy release " + others.lockId(),
          "styxy release --all",
          "styxy release --project " + OTHER,
          "styxy release shop --project " + OTHER,
          "styxy release --instance " + others.instance(),
          "styxy cleanup --force",
          "styxy cleanup -qf"
        }) {
      assertTrue(reason(line).contains("dev/shop of " + OTHER), line + ": " + reason(line));
    }
    assertTrue(reason("styxy release --all").startsWith("this would release port 3005"));
  }

  @Test
  void styxysOwnCommandsMayTakeAwayWhatIsOwn() {
    given(others, web);
    server(600);
    ports.listen(PORT, 600);
    for (String line :
        new String[] {
          "styxy kill web",
          "styxy kill 3000 --yes",
          "styxy kill web --project " + PROJECT,
          "cd " + PROJECT + " && styxy kill web",
          "styxy kill 3005",
          "styxy kill 3005 --yes --dry-run",
          "styxy release 3000 web",
          "styxy release --project",
          "styxy release " + web.lockId(),
          "styxy cleanup",
          "styxy cleanup --force --dry-run",
          "styxy list --all",
          "styxy check 3005"
        }) {
      assertEquals("let pass", reason(line), line);
    }
  }

  @Test
  void everythingMayBeReleasedWhereAllIsOwn() {
    given(web);
    assertEquals("let pass", reason("styxy release --all"));
    assertEquals("let pass", reason("styxy cleanup --force"));
  }

  @Test
  void aStrangersServerIsNotEndedThroughStyxyEither() {
    ports.listen(4000, STRANGER);
    assertTrue(reason("styxy kill 4000 --yes").contains("nginx"));
  }
}
