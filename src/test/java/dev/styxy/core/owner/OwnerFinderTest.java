package dev.styxy.core.owner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StyxyException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The owner is the nearest ancestor that is not passing through. */
class OwnerFinderTest {
  private static final long SELF = FakeProcesses.SELF;
  private static final long BASH = FakeHost.BASH;
  private final FakeProcesses processes = new FakeHost().processes;

  private OptionalLong owner() {
    Optional<ProcessRef> found = new OwnerFinder(processes).find(new OwnerChoice.Auto());
    return found.isPresent() ? OptionalLong.of(found.get().pid()) : OptionalLong.empty();
  }

  /** Starts programs one below the other under the terminal's shell, and styxy below them. */
  private void runFromBash(String... commandLines) {
    long parent = BASH;
    long pid = 600;
    for (String line : commandLines) {
      processes.start(pid, parent, BASH, line.split(" "));
      parent = pid++;
    }
    processes.start(SELF, parent, BASH, "java", "-jar", "styxy.jar");
  }

  @Test
  void interactiveShellOwns() {
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash -c PORT=$(styxy)",
        "sh -ec styxy",
        "/bin/bash ./serve.sh",
        "bash -x ./serve.sh",
        "fish --command=serve",
        "sh -e serve.sh dev",
        "zsh -o noclobber serve.sh",
        "dash /usr/local/bin/dev",
        "make dev",
        "/usr/bin/make -C app",
        "just dev",
        "npm",
        "npx vite",
        "pnpm dev",
        "yarn dev",
        "node /usr/lib/node_modules/npm/bin/npm-cli.js run dev",
        "node --no-warnings /usr/bin/npm start",
        "node /usr/bin/yarn.js dev",
        "/usr/bin/node /opt/pnpm/bin/pnpm.cjs dev",
        "env PORT=1 styxy",
        "xargs styxy",
        "timeout 5 styxy",
        "sudo styxy",
        "nohup styxy",
        "git hook",
        "watch styxy",
        "uv run dev.py",
        "uvx tool",
        "/usr/bin/python3 /home/me/.local/bin/poetry run dev",
        "python3 -m poetry run dev",
        "/usr/bin/ruby /usr/bin/bundle exec rails",
        "bundle exec rails",
        "node /app/node_modules/.bin/concurrently web api",
        "node /app/node_modules/concurrently/dist/bin/concurrently.js web api",
        "node -e start()",
        "node --no-warnings -pe start()",
        "node --eval=start()",
        "python3 -c start()",
        "python3.11 -X dev -Ic start()",
        "perl -e start()",
        "perl -lne start()",
        "ruby -e start()"
      })
  void whatRunsSomethingOnIsPassedOver(String line) {
    runFromBash(line);
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bash",
        "-bash",
        "bash -i",
        "bash --login",
        "bash --norc",
        "bash --rcfile my.rc",
        "zsh -o vi",
        "fish",
        "fish -C startup",
        "vim",
        "node server.js",
        "node /usr/bin/agent",
        "python3 dev.py",
        "python3 dev.py -c conf",
        "python3 -Wdeprecation dev.py",
        "python3",
        "node",
        "node server.js -e dev",
        "perl -Mstrict serve.pl -e",
        "ruby -w serve.rb",
        "emacs --daemon",
        "code"
      })
  void whatStaysOwns(String line) {
    runFromBash(line);
    assertEquals(OptionalLong.of(600), owner());
  }

  @Test
  void npmThatHasRetitledItselfIsPassedOver() {
    runFromBash("npm");
    processes.start(600, BASH, BASH, "npm run dev");
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @Test
  void wholeChainOfRunnersIsPassedOver() {
    runFromBash("make dev", "sh -c npm", "node /usr/bin/npm run dev", "sh -c styxy");
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @Test
  void subshellOfTheSessionsShellIsPassedOver() {
    processes.fork(600, BASH);
    processes.start(SELF, 600, BASH, "java");
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @Test
  void subshellOfASubshellIsPassedOver() {
    processes.fork(600, BASH);
    processes.fork(601, 600);
    processes.start(SELF, 601, BASH, "java");
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @Test
  void interactiveShellBelowAnotherOwns() {
    processes.start(600, BASH, BASH, "bash");
    processes.start(SELF, 600, BASH, "java");
    assertEquals(OptionalLong.of(600), owner());
  }

  @Test
  void forkedServerIsNoSubshell() {
    processes.start(600, BASH, BASH, "agent");
    processes.fork(601, 600);
    processes.start(SELF, 601, BASH, "java");
    assertEquals(OptionalLong.of(601), owner());
  }

  @Test
  void zombieIsPassedOver() {
    runFromBash("agent");
    processes.makeZombie(600);
    assertEquals(OptionalLong.of(BASH), owner());
  }

  @ParameterizedTest
  @CsvSource({
    "sshd, sshd: me@pts/0",
    "systemd, /usr/lib/systemd/systemd --user",
    "tmux: server, tmux new-session",
    "screen, SCREEN -S work",
    "cron, /usr/sbin/cron -f",
    "containerd-shim, /usr/bin/containerd-shim-runc-v2 -id 1",
    "login, login -p --"
  })
  void searchEndsAtASessionsEnd(String command, String line) {
    processes.start(600, 1, 600, line.split(" "));
    processes.rename(600, command);
    processes.start(601, 600, 601, "sh", "-c", "styxy");
    processes.start(SELF, 601, 601, "java");
    assertTrue(owner().isEmpty());
  }

  @Test
  void scriptThatInitStartedHasNoOwner() {
    processes.start(600, FakeProcesses.INIT, 600, "sh", "-c", "styxy");
    processes.start(SELF, 600, 600, "java");
    assertTrue(owner().isEmpty());
  }

  @Test
  void orphanHasNoOwner() {
    processes.start(SELF, FakeProcesses.INIT, SELF, "java");
    assertTrue(owner().isEmpty());
  }

  @Test
  void shellThatIsPidOneInAContainerHasNoSayInIt() {
    processes.start(FakeProcesses.INIT, 0, 1, "bash");
    processes.start(SELF, FakeProcesses.INIT, 1, "java");
    assertTrue(owner().isEmpty());
  }

  @Test
  void chainWithoutEndHasNoOwner() {
    processes.start(600, 601, 600, "make");
    processes.start(601, 600, 600, "make");
    processes.start(SELF, 600, 600, "java");
    assertTrue(owner().isEmpty());
  }

  @Test
  void parentIsTakenWhateverItIs() {
    runFromBash("make dev");
    assertEquals(
        Optional.of(processes.ref(600)), new OwnerFinder(processes).find(new OwnerChoice.Parent()));
  }

  @Test
  void noneIsNobody() {
    assertTrue(new OwnerFinder(processes).find(new OwnerChoice.None()).isEmpty());
  }

  @Test
  void namedProcessIsTaken() {
    assertEquals(
        Optional.of(processes.ref(FakeHost.TERMINAL)),
        new OwnerFinder(processes).find(new OwnerChoice.Process(FakeHost.TERMINAL)));
  }

  @Test
  void namedProcessMustBeThere() {
    assertEquals(FailureCode.INVALID_OWNER, refusal(4711).code());
  }

  @Test
  void namedProcessMustNotBeAZombie() {
    processes.makeZombie(BASH);
    StyxyException failure = refusal(BASH);
    assertEquals("owner 500: process 500 is a zombie", failure.getMessage());
  }

  private StyxyException refusal(long pid) {
    return assertThrows(
        StyxyException.class, () -> new OwnerFinder(processes).find(new OwnerChoice.Process(pid)));
  }
}
