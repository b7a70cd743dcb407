package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import dev.styxy.model.Ttl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code styxy allocate}, as a person sees it. */
class AllocateTest extends CliScene {

  private Allocation only() {
    assertEquals(1, store.state().allocations().size());
    return store.state().allocations().get(0);
  }

  @Test
  void aSecondOwnerIsToldOfTheFirst() {
    atTerminal();
    given(Draft.of(3000).named("web").owner(processes.ref(FakeHost.TERMINAL)).at(clock.now()));
    String err = styxy("allocate", "dev", "-n", "web").err();
    assertTrue(err.contains("; owners gnome-terminal- 400 and bash 500; free when"), err);
    Map<String, Object> json = styxy("allocate", "dev", "-n", "web", "--json").json();
    assertEquals(400L, ((Map<?, ?>) json.get("owner")).get("pid"));
    assertEquals(
        "[{pid=400, command=gnome-terminal-}, {pid=500, command=bash}]",
        json.get("owners").toString());
  }

  @Test
  void whatALivingOwnerKeepsIsSaidToGoWithItWhereNobodyElseOwnsIt() {
    atTerminal();
    given(Draft.of(3000).named("web").owner(processes.ref(FakeHost.TERMINAL)).at(clock.now()));
    String words =
        "renewed 3000 to dev/web of /nowhere/app; owner gnome-terminal- 400, which keeps it;"
            + " free when that process ends, or after 30m unused unless --ttl none; lock id ";
    String[] asked = {"allocate", "dev", "-n", "web", "--owner", "none"};
    String err = styxy(asked).err();
    assertTrue(err.contains(words), err);
    environment.put("STYXY_OWNER", "none");
    Object message = styxy("allocate", "dev", "-n", "web", "--json").json().get("message");
    assertTrue(message.toString().contains(words), message.toString());
  }

  @Test
  void portAloneIsOnStdoutAndNothingOnStderr() {
    assertEquals(new Result(0, "3000\n", ""), styxy("allocate", "dev"));
  }

  @Test
  void typeIsTakenFromTheOptionToo() {
    assertEquals("8000\n", styxy("allocate", "-s", "api", "-n", "test1").out());
    assertEquals("8001\n", styxy("allocate", "--service", "api", "--name=test2").out());
  }

  @Test
  void sameTypeTwiceIsFine() {
    assertEquals("8000\n", styxy("allocate", "-s", "api", "api").out());
  }

  @Test
  void personAtATerminalIsToldTheRest() {
    atTerminal();
    assertEquals(
        "styxy: allocated 3000 to dev/web of /nowhere/app; owner bash 500; free when that"
            + " process ends, or after 30m unused unless --ttl none;"
            + " lock id 00000001-0000-4000-8000-000000000000\n",
        styxy("allocate", "dev", "-n", "web").err());
  }

  @Test
  void quietSaysNothing() {
    atTerminal();
    assertEquals(new Result(0, "3000\n", ""), styxy("allocate", "dev", "-q"));
  }

  @Test
  void shellIsTheOwnerAndItsInstance() {
    styxy("allocate", "dev");
    assertEquals(Optional.of(bash), only().owner());
    assertEquals("process-500", only().instance());
  }

  @Test
  void ownerNoneLeavesTheLeaseAlone() {
    styxy("allocate", "dev", "--owner", "none");
    assertEquals(Optional.empty(), only().owner());
  }

  @Test
  void ownerIsTakenFromTheEnvironment() {
    environment.put("STYXY_OWNER", "400");
    styxy("allocate", "dev");
    assertEquals(FakeHost.TERMINAL, only().owner().orElseThrow().pid());
  }

  @Test
  void ownerOfTheCommandLineComesBeforeTheEnvironment() {
    environment.put("STYXY_OWNER", "400");
    styxy("allocate", "dev", "--owner=parent");
    assertEquals(FakeHost.BASH, only().owner().orElseThrow().pid());
  }

  @Test
  void instanceIsTakenFromTheEnvironment() {
    environment.put("CLAUDE_INSTANCE_ID", "two");
    styxy("allocate", "dev");
    environment.put("STYXY_INSTANCE", "one");
    styxy("allocate", "dev");
    assertEquals(
        List.of("two", "one"),
        store.state().allocations().stream().map(Allocation::instance).toList());
  }

  @Test
  void ttlIsTaken() {
    styxy("allocate", "dev", "--ttl", "2h");
    assertEquals(Ttl.ofSeconds(7200), only().lease().ttl());
  }

  @Test
  void ttlNoneIsTaken() {
    styxy("allocate", "dev", "--ttl", "none", "--owner", "none");
    assertTrue(only().isPinned());
  }

  @Test
  void protocolIsTaken() {
    assertEquals("3000\n", styxy("allocate", "dev", "--protocol", "both").out());
    assertEquals(Protocol.BOTH, only().protocol());
  }

  @Test
  void projectIsTaken(@TempDir Path temp) throws Exception {
    styxy("allocate", "dev", "--project", temp.toString());
    assertEquals(temp.toRealPath().toString(), only().project());
  }

  @Test
  void relativeProjectStartsAtTheWorkingDirectory(@TempDir Path temp) throws Exception {
    directory = temp;
    Files.createDirectory(temp.resolve("app"));
    styxy("allocate", "dev", "--project", "app");
    assertEquals(temp.resolve("app").toRealPath().toString(), only().project());
  }

  @Test
  void projectIsTheWorktreeOfTheWorkingDirectory(@TempDir Path temp) throws Exception {
    Files.createDirectories(temp.resolve("app/.git"));
    directory = temp.resolve("app/src/main");
    styxy("allocate", "dev");
    assertEquals(temp.resolve("app").toString(), only().project());
  }

  @Test
  void countGivesSoManyOnALineEach() {
    assertEquals("3000\n3001\n3002\n", styxy("allocate", "dev", "--count", "3").out());
  }

  @Test
  void countedNamesAreNumbered() {
    styxy("allocate", "dev", "-n", "web", "--count", "2");
    assertEquals(
        List.of("web-1", "web-2"),
        store.state().allocations().stream().map(a -> a.name().orElseThrow()).toList());
  }

  @Test
  void takenPortIsReplacedLoudly() {
    ports.listen(3005, FakeProcesses.INIT);
    Result result = styxy("allocate", "dev", "-p", "3005");
    assertEquals(0, result.status());
    assertEquals("3000\n", result.out());
    assertEquals(
        "styxy: port 3005 is in use: pid 1 (systemd, uid 1000) is listening on"
            + " 127.0.0.1:3005/tcp; allocated 3000 instead\n",
        result.err());
  }

  @Test
  void takenPortIsRefusedWhenItMustBeExact() {
    given(Draft.of(3005).named("web").owner(bash).at(clock.now()));
    assertRefused(4, "held", "allocate", "dev", "-p", "3005", "--exact");
    String err = styxy("allocate", "dev", "-p", "3005", "--exact").err();
    assertTrue(err.contains("dev/web of /nowhere/app (owner pid 500 bash)"), err);
    assertTrue(err.contains("  try: styxy check 3005\n"), err);
  }

  @Test
  void aPersonIsToldThatTheServerRunsAlready() {
    styxy("allocate", "dev", "-n", "web");
    processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(3000, 600);
    atTerminal();
    Result again = styxy("allocate", "dev", "-n", "web");
    assertEquals("3000\n", again.out());
    assertTrue(again.err().contains("pid 600 (node, uid 1000) is listening on"), again.err());
  }

  @Test
  void aScriptThatAsksForThePortOfItsOwnServerIsNotTold() {
    styxy("allocate", "dev", "-n", "web");
    processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(3000, 600);
    assertEquals(new Result(0, "3000\n", ""), styxy("allocate", "dev", "-n", "web"));
  }

  @Test
  void aStrangerOnAPortThatIsGivenAgainIsToldToScriptsToo() {
    styxy("allocate", "dev", "-n", "web");
    ports.bind(3000, Protocol.TCP, SocketState.LISTEN, "0.0.0.0");
    Result again = styxy("allocate", "dev", "-n", "web");
    assertEquals("3000\n", again.out());
    assertTrue(
        again.err().contains("uid 1000 is listening on 0.0.0.0:3000/tcp, pid not visible already"),
        again.err());
    assertTrue(again.err().contains("may not be a server of dev/web"), again.err());
  }

  @Test
  void fullRangeIsRefusedWithItsHolders() {
    for (int i = 0; i < 30; i++) {
      styxy("allocate", "coordination", "-n", "n" + i);
    }
    assertRefused(3, "no_free_port", "allocate", "coordination");
    String err = styxy("allocate", "coordination").err();
    assertTrue(err.contains("30 allocated (30 by /nowhere/app)"), err);
  }

  @Test
  void fullDiskIsTold() {
    store.fill();
    assertRefused(7, "io", "allocate", "dev");
  }

  @Test
  void lockTimeoutIsTold() {
    store.lock();
    assertRefused(5, "lock_timeout", "allocate", "dev");
  }

  @Test
  void noticesAreOnStderrAndSoIsNothingElse() {
    notices.add("the state was damaged; took the last good one");
    assertEquals(
        new Result(0, "3000\n", "styxy: the state was damaged; took the last good one\n"),
        styxy("allocate", "dev", "-q"));
  }

  @Test
  void unnamedTwiceFromOneShellGivesTwo() {
    assertFalse(styxy("allocate", "dev").out().equals(styxy("allocate", "dev").out()));
  }
}
