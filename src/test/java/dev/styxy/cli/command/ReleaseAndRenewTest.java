package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code styxy release} and {@code styxy renew}. */
class ReleaseAndRenewTest extends CliScene {

  @BeforeEach
  void someAllocations() {
    given(
        Draft.of(3000).named("web").instance("one").at(clock.now()),
        Draft.of(3001).named("docs").at(clock.now()),
        Draft.of(8000).type("api").named("web").project("/nowhere/other").at(clock.now()));
  }

  private List<Integer> left() {
    return store.state().allocations().stream().map(Allocation::port).toList();
  }

  @Test
  void releasedAllocationIsNamedOnStderr() {
    assertEquals(
        new Result(0, "", "styxy: released 3000 (dev/web of /nowhere/app)\n"),
        styxy("release", "web"));
    assertEquals(List.of(3001, 8000), left());
  }

  @Test
  void whoElseHadItIsSaid() {
    ProcessRef zsh = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
    ProcessRef gone = processes.start(700, FakeHost.TERMINAL, 700, "fish");
    Allocation web = Draft.of(3000).named("web").at(clock.now());
    given(
        web.withOwners(List.of(bash, gone, zsh)),
        Draft.of(3001).named("docs").owner(zsh).at(clock.now()),
        Draft.of(3002).named("mine").owner(bash).at(clock.now()));
    processes.end(700);
    assertEquals(
        "styxy: released 3000 (dev/web of /nowhere/app); zsh 600 had it, too\n"
            + "styxy: released 3001 (dev/docs of /nowhere/app); zsh 600 had it\n"
            + "styxy: released 3002 (dev/mine of /nowhere/app)\n",
        styxy("release", "web", "docs", "mine").err());
  }

  @Test
  void whoElseHadItIsInJsonToo() {
    ProcessRef zsh = processes.start(600, FakeHost.TERMINAL, 600, "zsh");
    given(Draft.of(3000).named("web").at(clock.now()).withOwners(List.of(bash, zsh)));
    Map<String, Object> json = styxy("release", "web", "--json").json();
    Map<?, ?> released = (Map<?, ?>) ((List<?>) json.get("released")).get(0);
    assertEquals("[{pid=600, command=zsh}]", released.get("other_owners").toString());
    assertEquals("released 1; zsh 600 had it, too", json.get("message"));
  }

  @Test
  void anUnknownNameHindersNoOther() {
    assertEquals(1, styxy("renew", "nix", "web").status());
    assertEquals(1, styxy("release", "web", "nix", "docs").status());
    assertEquals(List.of(8000), left());
  }

  @Test
  void severalAreReleasedAtOnce() {
    assertEquals(0, styxy("release", "3000", "00008000", "docs").status());
    assertEquals(List.of(), left());
  }

  @Test
  void allOfThisProjectAreReleased() {
    styxy("release", "--project");
    assertEquals(List.of(8000), left());
  }

  @Test
  void allOfAnInstanceAreReleased() {
    styxy("release", "--instance", "one");
    assertEquals(List.of(3001, 8000), left());
  }

  @Test
  void allAreReleased() {
    assertEquals(0, styxy("release", "--all", "-q").status());
    assertEquals(List.of(), left());
  }

  @Test
  void allOfNothingIsNo() {
    given();
    for (String command : List.of("release", "renew")) {
      assertEquals(
          new Result(1, "", "styxy: there are no allocations\n  try: styxy list\n"),
          styxy(command, "--all"));
      assertEquals("not_found", styxy(command, "--all", "--json").json().get("code"));
    }
    assertEquals(1, styxy("release", "--all", "--forget").status());
  }

  @Test
  void emptyProjectOrInstanceIsRefused() {
    for (String command : List.of("release", "renew")) {
      assertRefused(2, "invalid_project", command, "--project=");
      assertRefused(2, "invalid_project", command, "--project", "");
      assertRefused(2, "invalid_project", command, "web", "--project", "");
      assertRefused(2, "usage", command, "--instance=");
      assertRefused(2, "usage", command, "--instance", "");
    }
    assertRefused(2, "invalid_project", "allocate", "dev", "--project", "");
    assertRefused(2, "invalid_project", "list", "--project=");
  }

  @Test
  void whatMatchesNothingIsNo() {
    assertEquals(
        new Result(1, "", "styxy: no allocation matches 'nothing'\n  try: styxy list\n"),
        styxy("release", "nothing"));
    assertEquals(3, left().size());
  }

  @Test
  void instanceOfNothingIsNo() {
    assertEquals(
        new Result(1, "", "styxy: the instance nobody has no allocation\n  try: styxy list\n"),
        styxy("release", "--instance", "nobody"));
  }

  @Test
  void nameOfAnotherProjectIsHintedAt() {
    given(Draft.of(8000).type("api").named("far").project("/nowhere/other").at(clock.now()));
    String err = styxy("release", "far").err();
    assertTrue(err.contains("add --project /nowhere/other"), err);
  }

  @Test
  void partlyMatchingIsDoneAndIsNo() {
    assertEquals(1, styxy("release", "web", "nothing").status());
    assertEquals(List.of(3001, 8000), left());
  }

  @Test
  void whatMatchesManyIsRefused() {
    given(
        Draft.of(3000).named("web").at(clock.now()),
        Draft.of(8000).type("api").named("web").at(clock.now()));
    assertRefused(2, "ambiguous", "release", "web");
  }

  @Test
  void releaseTellsItInJson() {
    Result result = styxy("release", "web", "--json");
    assertTrue(result.json().keySet().containsAll(Set.of("success", "released", "message")));
    assertEquals(true, result.json().get("success"));
    assertEquals(3000L, result.objects("released").get(0).get("port"));
    assertEquals("", result.err());
  }

  @Test
  void noMatchIsAFailureInJson() {
    Result result = styxy("release", "nothing", "--json");
    assertEquals(1, result.status());
    Map<String, Object> json = result.json();
    assertEquals(false, json.get("success"));
    assertEquals("not_found", json.get("code"));
    assertEquals("released 0; no allocation matches 'nothing'", json.get("error"));
    assertEquals(List.of("styxy list"), json.get("suggestions"));
    assertEquals(List.of(), json.get("released"));
  }

  @Test
  void renewalTellsItInJson() {
    clock.forwardMinutes(10);
    Result result = styxy("renew", "web", "--ttl", "2h", "--json");
    Map<String, Object> web = result.objects("renewed").get(0);
    assertEquals(7200L, web.get("ttl_seconds"));
    assertEquals("2023-11-14T22:23:20.000Z", web.get("renewed_at"));
    assertEquals("2023-11-14T22:13:20.000Z", web.get("allocated_at"));
  }

  @Test
  void renewalWithoutATtlKeepsTheOldOne() {
    clock.forwardMinutes(20);
    assertEquals(0, styxy("renew", "3000").status());
    Allocation web = store.state().allocations().get(0);
    assertEquals(Ttl.DEFAULT, web.lease().ttl());
    assertEquals(clock.now(), web.lease().renewed());
  }

  @Test
  void renewalOfNothingIsNo() {
    assertEquals(1, styxy("renew", "nothing").status());
  }

  @Test
  void portOfOneStandsAtTheTop() {
    given(Draft.of(3000).named("web").at(clock.now()), Draft.of(3001).at(clock.now()));
    assertEquals(3000L, styxy("renew", "web", "--json").json().get("port"));
    assertFalse(styxy("renew", "--all", "--json").json().containsKey("port"));
    assertEquals(3000L, styxy("release", "web", "--json").json().get("port"));
    assertFalse(styxy("release", "nix", "--json").json().containsKey("port"));
  }
}
