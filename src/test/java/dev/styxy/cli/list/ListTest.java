package dev.styxy.cli.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code styxy list}. */
class ListTest extends CliScene {

  @Test
  void tableIsAlignedAndInOrderOfPort() {
    given(
        Draft.of(11430).type("ai").at(clock.now()),
        Draft.of(3000).named("web").owner(bash).at(clock.now()));
    assertEquals(
        List.of(
            "PORT   TYPE  NAME  PROJECT       OWNER     STATE  LEFT",
            "3000   dev   web   /nowhere/app  bash 500  idle   30m",
            "11430  ai    -     /nowhere/app  -         idle   30m"),
        styxy("list").lines());
  }

  @Test
  void ofSeveralOwnersTheFirstThatLivesIsShownAndHowManyMore() {
    ProcessRef zsh = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
    ProcessRef fish = processes.start(700, FakeHost.TERMINAL, 700, "fish");
    given(Draft.of(3000).at(clock.now()).withOwners(List.of(bash, zsh, fish)));
    assertTrue(styxy("list").lines().get(1).contains("  bash 500 +2  "));
    processes.end(FakeHost.BASH);
    assertTrue(styxy("list").lines().get(1).contains("  zsh 600 +1  "));
    Map<String, Object> row = styxy("list", "--json").objects("allocations").get(0);
    assertEquals("{pid=600, command=zsh}", row.get("owner").toString());
    assertEquals("[{pid=600, command=zsh}, {pid=700, command=fish}]", row.get("owners").toString());
  }

  @Test
  void emptyListPrintsNothing() {
    assertEquals(new Result(0, "", ""), styxy("list"));
    atTerminal();
    assertEquals(new Result(0, "", "styxy: no allocations\n"), styxy("list"));
  }

  @Test
  void stateSaysWhatIsSeen() {
    processes.start(600, FakeHost.BASH, 500, "node");
    processes.start(601, 1, 601, "docker-proxy");
    ports.listen(3000, 600).listen(3001, 601).listen(3002);
    ports.makeUnknown(3003, "no answer");
    given(
        Draft.of(3000).owner(bash).at(clock.now()),
        Draft.of(3001).owner(bash).at(clock.now()),
        Draft.of(3002).owner(bash).at(clock.now()),
        Draft.of(3003).owner(bash).at(clock.now()),
        Draft.of(3004).ttl(Ttl.NONE).at(clock.now()),
        Draft.of(3005).owner(bash).at(clock.now()));
    List<Object> states =
        styxy("list", "--json").objects("allocations").stream().map(a -> a.get("state")).toList();
    assertEquals(
        List.of(
            "listening",
            "in use by docker-proxy",
            "in use by unknown",
            "unknown",
            "reserved",
            "idle"),
        states);
  }

  @Test
  void stateTellsAStrangerFromTheServer() {
    processes.start(600, FakeHost.BASH, 500, "sleep");
    processes.start(7000, 1, 7000, "nginx");
    ports.hold(3000, 600).listen(3000, 7000);
    given(Draft.of(3000).owner(bash).at(clock.now()));
    Object state = styxy("list", "--json").objects("allocations").get(0).get("state");
    assertEquals("held, but nginx 7000 listens", state);
  }

  @Test
  void listeningIsTrueFalseOrNull() {
    ports.listen(3000, FakeHost.BASH);
    ports.makeUnknown(3001, "no answer");
    given(
        Draft.of(3000).owner(bash).at(clock.now()),
        Draft.of(3001).owner(bash).at(clock.now()),
        Draft.of(3002).owner(bash).at(clock.now()));
    List<Map<String, Object>> rows = styxy("list", "--json").objects("allocations");
    assertEquals(true, rows.get(0).get("listening"));
    assertNull(rows.get(1).get("listening"));
    assertTrue(rows.get(1).containsKey("listening"));
    assertEquals(false, rows.get(2).get("listening"));
  }

  @Test
  void jsonHasAllFields() {
    processes.start(600, FakeHost.BASH, 500, "node");
    ports.listen(3000, 600);
    given(Draft.of(3000).named("web").owner(bash).instance("one").at(clock.now()));
    Map<String, Object> row = styxy("list", "--json").objects("allocations").get(0);
    assertTrue(
        row.keySet()
            .containsAll(
                Set.of(
                    "port",
                    "protocol",
                    "lock_id",
                    "service_type",
                    "service_name",
                    "project_path",
                    "owner",
                    "allocated_at",
                    "expires_at",
                    "ttl_seconds",
                    "instance_id",
                    "renewed_at",
                    "holder",
                    "listening")),
        row.toString());
    assertEquals("one", row.get("instance_id"));
    assertEquals(Map.of("pid", 600L, "command", "node"), row.get("holder"));
  }

  @Test
  void verboseHasTheLockIdAndTheHolder() {
    given(Draft.of(3000).owner(bash).instance("one").at(clock.now()));
    ports.listen(3000, FakeHost.BASH);
    String row = styxy("list", "-v").lines().get(1);
    assertTrue(row.contains("00003000-0000-4000-8000-000000000000  one"), row);
    assertTrue(row.endsWith("bash 500"), row);
  }

  @Test
  void otherProtocolThanTcpIsSaid() {
    given(Draft.of(3000).protocol(Protocol.UDP).at(clock.now()));
    assertTrue(styxy("list").lines().get(1).startsWith("3000/udp  "));
  }

  @Test
  void onlyThoseOfThisProjectAreListed() {
    given(Draft.of(3000).at(clock.now()), Draft.of(3001).project("/nowhere/other").at(clock.now()));
    assertEquals(1, styxy("list", "--project", "--json").objects("allocations").size());
  }

  @Test
  void onlyThoseOfATypeAreListed() {
    given(Draft.of(3000).at(clock.now()), Draft.of(8000).type("api").at(clock.now()));
    assertEquals(
        8000L, styxy("list", "-s", "api", "--json").objects("allocations").get(0).get("port"));
  }

  @Test
  void otherScopesAreListedWhenAskedFor() {
    otherScopes.put(
        "other-host",
        new State(
            List.of(Draft.of(3000).owner(bash).at(clock.now())),
            List.of(),
            List.of(),
            Map.of(),
            Breaker.CLOSED,
            0));
    assertTrue(styxy("list", "--json").objects("allocations").isEmpty());
    Map<String, Object> row = styxy("list", "--all-scopes", "--json").objects("allocations").get(0);
    assertEquals("unknown", row.get("state"));
    assertNull(row.get("listening"));
    assertEquals("other-host", row.get("scope"));
  }

  @Test
  void rowsOfSeveralScopesAreToldApart() {
    Allocation allocation = Draft.of(3000).owner(bash).at(clock.now());
    given(allocation);
    otherScopes.put(
        "other-host",
        new State(List.of(allocation), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0));
    assertFalse(styxy("list").out().contains("host"));
    List<String> lines = styxy("list", "--all-scopes").lines();
    assertTrue(lines.get(0).endsWith("LEFT  SCOPE"), lines.get(0));
    assertTrue(lines.get(1).endsWith("30m   this-host"), lines.get(1));
    assertTrue(lines.get(2).endsWith("30m   other-host"), lines.get(2));
    assertEquals("this-host", styxy("list", "--json").objects("allocations").get(0).get("scope"));
  }

  @Test
  void typeThatNobodyHasIsRefusedWithTheNearest() {
    assertRefused(2, "unknown_type", "list", "--service", "apx");
    assertRefused(2, "unknown_type", "list", "--sticky", "-s", "apx");
    String err = styxy("list", "-s", "apx").err();
    assertTrue(err.contains("did you mean 'api'?"), err);
    assertTrue(err.contains("try: styxy list --service api\n"), err);
  }

  @Test
  void typeWithoutAllocationsIsAnEmptyList() {
    assertEquals(new Result(0, "", ""), styxy("list", "-s", "api"));
    styxy("allocate", "games");
    styxy("release", "--all");
    assertEquals(0, styxy("list", "-s", "games").status());
  }

  @Test
  void typeThatTheConfigurationKnowsNoMoreIsFound() {
    given(Draft.of(3000).type("old").at(clock.now()));
    assertEquals(2, styxy("list", "-s", "old").lines().size());
    assertEquals(0, styxy("list", "-s", "old", "--project", "/").status());
  }

  @Test
  void whatWasTakenBackIsToldToAPerson() {
    given(Draft.of(3000).named("web").at(clock.now()));
    clock.forwardMinutes(31);
    atTerminal();
    Result result = styxy("list");
    assertEquals("", result.out());
    assertTrue(
        result.err().contains("reclaimed 3000 (dev/web): expired, renewed 31m ago, ttl 30m"),
        result.err());
  }

  @Test
  void allocationsOfDeadShellsAreGoneAtTheFirstList() {
    styxy("allocate", "-s", "dev", "-n", "test1");
    styxy("allocate", "-s", "dev", "-n", "test2");
    processes.end(FakeHost.BASH);
    assertEquals(new Result(0, "", ""), styxy("list", "-v"));
    assertEquals(0, styxy("daemon", "stop").status());
    assertEquals(0, styxy("daemon", "start").status());
    assertEquals("", styxy("list", "-v").out());
  }

  @Test
  void commandsOfOthersAreMadePrintable() {
    processes.start(600, 1, 600, "evil\u001b[2J");
    given(Draft.of(3000).owner(processes.ref(600)).at(clock.now()));
    String out = styxy("list").out();
    assertFalse(out.contains("\u001b"));
    assertTrue(out.contains("evil\\u{1B}[2J 600"), out);
  }

  @Test
  void listingIsReading() {
    given(Draft.of(3000).owner(bash).at(clock.now()));
    styxy("list");
    assertEquals(0, store.saves());
  }
}
