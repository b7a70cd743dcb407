package dev.styxy.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.cli.CliScene;
import dev.styxy.cli.Result;
import dev.styxy.core.settings.Draft;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code styxy import --scope}. */
class ScopeImportTest extends CliScene {
  private static final String FORMER = "this-4026531000";
  private static final Moment THEN = new Moment(1_000, "an earlier boot", 1_000);

  private final Allocation reserved = Draft.of(3005).named("web").ttl(Ttl.NONE).at(THEN);
  private final Allocation leased = Draft.of(3006).named("old").at(THEN);

  private void former(Allocation... allocations) {
    List<StickyPort> sticky = List.of(new StickyPort("/elsewhere", "dev", "api", 3009));
    otherScopes.put(
        FORMER, new State(List.of(allocations), sticky, List.of(), Map.of(), Breaker.CLOSED, 0));
  }

  @Test
  void whatLastsComesOverAndNothingElse() {
    former(reserved, leased);
    Result result = styxy("import", "--scope", FORMER);
    assertEquals(0, result.status(), result.err());
    assertTrue(result.out().startsWith("3005 dev/web"), result.out());
    Allocation taken = store.state().allocations().get(0);
    assertEquals(1, store.state().allocations().size());
    assertEquals(reserved.lockId(), taken.lockId());
    assertTrue(taken.isPinned());
    assertEquals(3009, store.state().sticky().get(0).port());
    Result again = styxy("import", "--scope", FORMER, "--json");
    assertEquals(1L, again.json().get("present"));
    assertEquals(0L, again.json().get("remembered"));
  }

  @Test
  void whereOneIsInTheWayNothingComes() {
    former(Draft.of(3007).named("free").ttl(Ttl.NONE).at(THEN), reserved);
    Allocation rival =
        Draft.of(3005)
            .lockId("99999999-0000-4000-8000-000000000000")
            .named("rival")
            .ttl(Ttl.NONE)
            .at(clock.now());
    given(rival);
    Result result = styxy("import", "--scope", FORMER);
    assertEquals(4, result.status(), result.err());
    assertTrue(result.err().contains("3005 of dev/web"), result.err());
    assertTrue(result.err().contains("rival"), result.err());
    assertEquals(List.of(rival), store.state().allocations());
    assertEquals(List.of(), store.state().sticky());
  }

  @Test
  void aScopeThatIsNotThereIsUsage() {
    assertRefused(2, "usage", "import", "--scope", "nonsense");
    assertRefused(2, "usage", "import", "--scope", "this-host");
    former(reserved);
    assertRefused(2, "usage", "import", "--scope", FORMER, "/dir");
  }

  @Test
  void tryingChangesNothing() {
    former(reserved);
    assertEquals(0, styxy("import", "--scope", FORMER, "--dry-run").status());
    assertTrue(store.state().allocations().isEmpty());
  }
}
