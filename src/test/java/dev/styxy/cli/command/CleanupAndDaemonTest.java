package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code styxy cleanup} and {@code styxy daemon}. */
class CleanupAndDaemonTest extends CliScene {

  @BeforeEach
  void oneOfEach() {
    processes.start(600, 1, 600, "sh");
    given(
        Draft.of(3000).named("web").owner(processes.ref(600)).at(clock.now()),
        Draft.of(3001).at(clock.now()),
        Draft.of(3002).owner(bash).at(clock.now()));
    ports.listen(3002, FakeHost.BASH);
    processes.end(600);
    clock.forwardMinutes(31);
  }

  @Test
  void eachIsListedWithItsReasonAndEvidence() {
    assertEquals(
        List.of(
            "PORT  TYPE  NAME  PROJECT       REASON        DETAIL",
            "3000  dev   web   /nowhere/app  process_dead  no process 600",
            "3001  dev   -     /nowhere/app  expired       renewed 31m ago, ttl 30m"),
        styxy("cleanup").lines());
    assertEquals(1, store.state().allocations().size());
  }

  @Test
  void dryRunListsTheSameAndKeepsThem() {
    assertEquals(3, styxy("cleanup", "--dry-run").lines().size());
    assertEquals(3, store.state().allocations().size());
    assertEquals(0, store.saves());
  }

  @Test
  void whyOneCannotBeJudgedIsForDebug() {
    ports.tear(3001);
    assertEquals("", styxy("cleanup", "--dry-run").err());
    String err = styxy("cleanup", "--dry-run", "--debug").err();
    assertTrue(err.startsWith("java.lang.IllegalStateException: torn table\n\tat dev."), err);
  }

  @Test
  void forceReleasesTheRestToo() {
    List<String> lines = styxy("cleanup", "-f").lines();
    assertTrue(lines.get(3).endsWith("forced        released by force while in use"));
    assertTrue(store.state().allocations().isEmpty());
  }

  @Test
  void rowsAreInOrderOfPortWhateverTheReason() {
    Allocation stale = Draft.of(3001).at(clock.now());
    clock.forwardMinutes(31);
    given(stale, Draft.of(3000).at(clock.now()));
    List<String> lines = styxy("cleanup", "-f").lines();
    assertTrue(lines.get(1).startsWith("3000"), lines.toString());
  }

  @Test
  void forcedDryRunKeepsThemAll() {
    Result result = styxy("cleanup", "--force", "--dry-run", "--json");
    assertEquals(3, result.objects("reclaimed").size());
    assertEquals(3, store.state().allocations().size());
  }

  @Test
  void jsonHasAllFields() {
    Result result = styxy("cleanup", "--json");
    assertTrue(
        result
            .json()
            .keySet()
            .containsAll(Set.of("success", "cleaned", "dry_run", "reclaimed", "message")));
    assertEquals(2L, result.json().get("cleaned"));
    assertEquals(false, result.json().get("dry_run"));
    Map<String, Object> first = result.objects("reclaimed").get(0);
    assertTrue(
        first
            .keySet()
            .containsAll(
                Set.of(
                    "port",
                    "lock_id",
                    "service_type",
                    "service_name",
                    "project_path",
                    "reason",
                    "detail")),
        first.toString());
    assertEquals("process_dead", first.get("reason"));
    assertEquals("no process 600", first.get("detail"));
  }

  @Test
  void dryRunCleansNothing() {
    Map<String, Object> json = styxy("cleanup", "--dry-run", "--json").json();
    assertEquals(0L, json.get("cleaned"));
    assertEquals(true, json.get("dry_run"));
    assertEquals("2 allocations would be reclaimed", json.get("message"));
  }

  @Test
  void nothingStaleIsSuccess() {
    styxy("cleanup");
    assertEquals(new Result(0, "", ""), styxy("cleanup"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"start", "stop", "restart", "status"})
  void daemonIsNotNeeded(String action) {
    Result result = styxy("daemon", action);
    assertEquals(0, result.status());
    assertEquals("", result.out());
    assertTrue(result.err().contains("no daemon is needed"));
  }

  @Test
  void daemonIgnoresTheOptionsOfTheOriginal() {
    assertEquals(0, styxy("daemon", "start", "-d", "-p", "9876", "--detach").status());
    assertEquals(0, styxy("daemon", "start", "--port=9876").status());
  }

  @Test
  void daemonSaysSoInJson() {
    assertEquals(true, styxy("daemon", "status", "--json").json().get("success"));
  }

  @Test
  void daemonKnowsNothingElse() {
    assertRefused(2, "usage", "daemon", "frobnicate");
    assertRefused(2, "usage", "daemon");
  }
}
