package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.ProcessRef;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code styxy kill}. */
class KillTest extends CliScene {
  private final ProcessRef server = processes.start(600, FakeHost.BASH, 500, "node");
  private final ProcessRef zsh = processes.start(700, FakeHost.TERMINAL, 700, "zsh");

  private void listening(ProcessRef... owners) {
    given(web(owners), Draft.of(3001).named("docs").owner(bash).at(clock.now()));
    ports.listen(3000, 600);
    actions.onEnd(600, () -> ports.close(3000));
  }

  private Allocation web(ProcessRef... owners) {
    return Draft.of(3000).named("web").holder(server).at(clock.now()).withOwners(List.of(owners));
  }

  private List<Integer> left() {
    return store.state().allocations().stream().map(Allocation::port).toList();
  }

  @Test
  void theLeaseGoesWithTheServerThatAloneOwnedIt() {
    listening(server);
    assertEquals(
        new Result(0, "", "styxy: ended pid 600 (node, uid 1000) with TERM\n"),
        styxy("kill", "web"));
    assertEquals(List.of(3001), left());
    assertEquals(Event.Kind.KILLED, store.events().get(0).kind());
  }

  @Test
  void theLeaseStaysWithALivingTerminalAndThatIsSaid() {
    listening(server, zsh);
    String err = styxy("kill", "web").err();
    assertTrue(
        err.endsWith("styxy: 3000 (dev/web of /nowhere/app) stays allocated: zsh 700 has it\n"),
        err);
    assertEquals(List.of(3000, 3001), left());
  }

  @Test
  @SuppressWarnings("unchecked")
  void inJsonTheKeptLeaseHasItsOwners() {
    listening(server, zsh);
    Map<String, Object> json = styxy("kill", "web", "--json").json();
    Map<String, Object> kept = ((List<Map<String, Object>>) json.get("kept")).get(0);
    assertEquals("[{pid=700, command=zsh}]", kept.get("owners").toString());
    assertEquals(true, json.get("success"));
  }

  @Test
  void anUnknownNameHindersNoOther() {
    listening(server);
    Result result = styxy("kill", "wev", "web", "docs");
    assertEquals(1, result.status());
    assertEquals(
        "styxy: ended pid 600 (node, uid 1000) with TERM\n"
            + "styxy: no allocation matches 'wev'; did you mean 'web'?\n"
            + "styxy: port 3001 is idle\n",
        result.err());
    assertEquals(List.of(3001), left());
  }

  @Test
  void inJsonAnUnknownNameIsNotFound() {
    listening(server);
    Map<String, Object> json = styxy("kill", "nix", "web", "--json").json();
    assertEquals("not_found", json.get("code"));
    assertEquals(1, ((List<?>) json.get("ended")).size());
  }

  @Test
  void withNobodyToEndAllOfItIsSaid() {
    listening(server);
    Result result = styxy("kill", "nix", "docs");
    assertEquals(1, result.status());
    assertTrue(result.err().contains("'nix'; port 3001 is idle; nothing was ended"), result.err());
  }

  @Test
  void aPlanAsksForNoYesThatWasGiven() {
    ports.listen(4000, 600);
    assertEquals(
        "would end pid 600 (node, uid 1000) on 4000; needs --yes: it is outside this project's"
            + " leases\n",
        styxy("kill", "4000", "--dry-run").out());
    assertEquals(
        "would end pid 600 (node, uid 1000) on 4000, though it is outside this project's leases\n",
        styxy("kill", "4000", "--dry-run", "--yes").out());
  }

  @Test
  void aPlanSaysWhatIsUnknownToo() {
    listening(server);
    Result result = styxy("kill", "nix", "web", "--dry-run");
    assertEquals(1, result.status());
    assertEquals("would end pid 600 (node, uid 1000) on 3000\n", result.out());
    assertEquals(List.of(3000, 3001), left());
  }
}
