package dev.styxy.core.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.state.MemoryStore;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.text.Notices;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A state that cannot be written, and the one that a sandbox may have beside it. */
class SandboxedStoreTest {
  private static final Moment NOW = new Moment(1_000_000, "boot", 1_000);

  private final MemoryStore main = new MemoryStore();
  private final MemoryStore own = new MemoryStore();
  private final Notices notices = new Notices();
  private final Allocation outside = Draft.of(3000).lockId("outside").named("web").at(NOW);
  private final Allocation inside = Draft.of(3001).lockId("inside").named("api").at(NOW);
  private List<Sandbox> sandboxes = List.of();
  private boolean isAllowed;

  private final class Way implements WayOut {
    @Override
    public List<Sandbox> sandboxes(boolean isDenied) {
      return sandboxes;
    }

    @Override
    public Path home() {
      return Path.of("/home/me/.local/state/styxy");
    }

    @Override
    public String userHome() {
      return "/home/me";
    }

    @Override
    public Optional<Substitute> substitute() {
      return isAllowed
          ? Optional.of(new Substitute(own, Path.of("/tmp/styxy-1000/x"), "STYXY_SANDBOX=tmp"))
          : Optional.empty();
    }
  }

  private StateStore store() {
    return new SandboxedStore(main, new Way(), notices);
  }

  private static State state(Allocation... allocations) {
    return new State(List.of(allocations), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0);
  }

  private void givenUnwritable(boolean isSubstituteAllowed) {
    main.put(state(outside));
    main.protect();
    isAllowed = isSubstituteAllowed;
  }

  @Test
  void whereTheStateCanBeWrittenNobodyIsAskedForAnother() {
    isAllowed = true;
    try (StateStore.Session session = store().lock()) {
      session.save(state(inside));
    }
    assertEquals(List.of(inside), main.state().allocations());
    assertEquals(State.EMPTY, own.state());
    assertEquals(List.of(), notices.drain());
  }

  @Test
  void changeIsRefusedWithTheOneSettingOfTheSandbox() {
    givenUnwritable(false);
    sandboxes = List.of(new Sandbox(Sandbox.Kind.CODEX, "CODEX_SANDBOX=seatbelt"));
    StyxyException e = assertThrows(StyxyException.class, store()::lock);
    assertEquals(FailureCode.STATE_READ_ONLY, e.code());
    assertTrue(e.getMessage().endsWith("; this is the sandbox of Codex"), e.getMessage());
    assertEquals(
        "in ~/.codex/config.toml: [sandbox_workspace_write] writable_roots ="
            + " [\"/home/me/.local/state/styxy\"]",
        e.suggestions().get(0));
  }

  @Test
  void changeIsRefusedWithAnotherHomeWhereNoSandboxIsKnown() {
    givenUnwritable(false);
    StyxyException e = assertThrows(StyxyException.class, store()::lock);
    assertTrue(e.suggestions().toString().contains("export STYXY_HOME=DIR"));
  }

  @Test
  void onlyWhatTheSystemForbidsLeadsElsewhere() {
    isAllowed = true;
    try (StateStore.Session first = store().lock()) {
      first.load();
      StyxyException e = assertThrows(StyxyException.class, store()::lock);
      assertEquals(FailureCode.LOCK_TIMEOUT, e.code());
      assertThrows(StyxyException.class, store()::look);
    }
    assertEquals(0, own.saves());
  }

  @Test
  void whoOnlyLooksSeesTheStateAndIsToldOnce() {
    givenUnwritable(false);
    StateStore store = store();
    for (int i = 0; i < 3; i++) {
      try (StateStore.Session session = store.look()) {
        assertEquals(List.of(outside), session.load().allocations());
      }
    }
    List<String> told = notices.drain();
    assertEquals(1, told.size());
    assertTrue(told.get(0).contains("nothing is saved"), told.get(0));
  }

  @Test
  void sandboxSeesBothStatesAndSavesItsOwnAlone() {
    givenUnwritable(true);
    own.put(state(inside));
    Allocation added = Draft.of(3002).lockId("added").at(NOW);
    try (StateStore.Session session = store().lock()) {
      State both = session.load();
      assertEquals(List.of(inside, outside), both.allocations());
      assertEquals(Set.of("outside"), session.borrowed());
      session.save(state(inside, outside, added));
    }
    assertEquals(List.of(inside, added), own.state().allocations());
    assertEquals(List.of(outside), main.state().allocations());
    assertTrue(notices.drain().get(0).contains("STYXY_SANDBOX=tmp"));
  }

  @Test
  void whoLooksInASandboxSeesBothStates() {
    givenUnwritable(true);
    own.put(state(inside));
    try (StateStore.Session session = store().look()) {
      assertEquals(2, session.load().allocations().size());
      assertTrue(session.obstacle().isEmpty());
    }
  }

  @Test
  void portThatBothHaveIsTheSandboxs() {
    givenUnwritable(true);
    Allocation same = Draft.of(3000).lockId("inside").named("api").at(NOW);
    own.put(state(same));
    try (StateStore.Session session = store().lock()) {
      assertEquals(List.of(same), session.load().allocations());
    }
  }

  @Test
  void sandboxsMemoryOfANameIsTheYounger() {
    isAllowed = true;
    StickyPort old = new StickyPort("/p", "dev", "web", 3000);
    StickyPort young = new StickyPort("/p", "dev", "web", 3009);
    main.put(sticky(old));
    main.protect();
    own.put(sticky(young));
    try (StateStore.Session session = store().lock()) {
      State both = session.load();
      assertEquals(List.of(young), both.sticky());
      session.save(both);
    }
    assertEquals(List.of(young), own.state().sticky());
  }

  private static State sticky(StickyPort entry) {
    return new State(List.of(), List.of(entry), List.of(), Map.of(), Breaker.CLOSED, 0);
  }

  @Test
  void whatWasAllocatedOutsideIsNotReleasedInside() {
    Ledger ledger = new Ledger(state(outside, inside), Set.of("outside"));
    StyxyException e = assertThrows(StyxyException.class, () -> ledger.requireOwn(outside));
    assertEquals(FailureCode.STATE_READ_ONLY, e.code());
    ledger.requireOwn(inside);
    assertTrue(ledger.copy().isBorrowed(outside));
    assertFalse(ledger.copy().isBorrowed(inside));
  }
}
