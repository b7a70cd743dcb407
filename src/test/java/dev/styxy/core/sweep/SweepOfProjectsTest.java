package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.Presence;
import dev.styxy.model.Allocation;
import dev.styxy.model.Place;
import dev.styxy.model.StaleReason;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import dev.styxy.model.Verdict;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of leases when their project's directory goes, and of those of the project. */
class SweepOfProjectsTest extends SweepScene {
  private static final String PROJECT = "/home/me/fix";
  private static final String RECORD = "/home/me/app/.git/worktrees/fix";

  @BeforeEach
  void knowThePlace() {
    places = List.of(place(Optional.empty()));
  }

  private static Place place(Optional<String> worktree) {
    return new Place(PROJECT, "/", 1, 2, 3, "a boot", worktree);
  }

  private Draft draft() {
    return Draft.of(PORT).project(PROJECT);
  }

  private Allocation kept() {
    return draft().ofProject().at(clock.now());
  }

  private void remove() {
    host.directories.set(PROJECT, Presence.ABSENT);
  }

  @Test
  void leaseOfAProjectThatWasRemovedIsReclaimed() {
    remove();
    assertEquals(StaleReason.PROJECT_GONE, staleReason(kept()));
  }

  @Test
  void soIsAnIdleLeaseWhoseOwnerLives() {
    remove();
    assertEquals(StaleReason.PROJECT_GONE, staleReason(draft().owner(bash).at(clock.now())));
  }

  @Test
  void aProjectThatIsThereKeepsItsLeaseForEver() {
    Allocation kept = kept();
    clock.forwardMinutes(600_000);
    assertTrue(isLive(kept));
  }

  @Test
  void itsLeaseOutlastsTheOwnersAndTheBoot() {
    Allocation kept = draft().ofProject().owner(bash).at(clock.now());
    processes.end(FakeHost.BASH);
    assertTrue(isLive(kept));
  }

  @Test
  void aLimitThatSomebodyHasSetCountsNevertheless() {
    Allocation kept = kept();
    Allocation limited = kept.withLease(kept.lease().withTtl(Ttl.DEFAULT));
    clock.forwardMinutes(60);
    assertEquals(StaleReason.EXPIRED, staleReason(limited));
  }

  @Test
  void aDirectoryThatIsMissingOnADiskThatIsNotMountedIsDoubt() {
    remove();
    host.directories.unmount("/home/me");
    assertTrue(isLive(kept()));
  }

  @Test
  void soIsOneWhosePlaceNobodyNoted() {
    remove();
    places = List.of();
    assertTrue(isLive(kept()));
  }

  @Test
  void soIsOneThatCannotBeLookedAt() {
    host.directories.set(PROJECT, Presence.UNKNOWN);
    assertTrue(isLive(kept()));
  }

  @Test
  void aRemovedDirectoryTakesTheProjectsBelowWithIt() {
    remove();
    host.directories.set("/home/me", Presence.ABSENT);
    assertEquals(StaleReason.PROJECT_GONE, staleReason(kept()));
    host.directories.unmount("/home");
    assertTrue(isLive(kept()));
  }

  @Test
  void aWorktreeThatIsLockedIsNeverGone() {
    places = List.of(place(Optional.of(RECORD)));
    remove();
    assertTrue(isLive(kept()));
    host.directories.set(RECORD + "/locked", Presence.ABSENT);
    assertEquals(StaleReason.PROJECT_GONE, staleReason(kept()));
  }

  @Test
  void aWorktreeThatTheRepositoryHasForgottenIsGoneWhereverItWas() {
    places = List.of(place(Optional.of(RECORD)));
    remove();
    host.directories.unmount("/home/me");
    host.directories.set(RECORD + "/locked", Presence.ABSENT);
    assertTrue(isLive(kept()));
    host.directories.set(RECORD, Presence.ABSENT);
    assertEquals(StaleReason.PROJECT_GONE, staleReason(kept()));
  }

  @Test
  void butNotWhenTheRepositoryIsMissingToo() {
    places = List.of(place(Optional.of(RECORD)));
    remove();
    host.directories.unmount("/home/me");
    host.directories.set(RECORD, Presence.ABSENT);
    host.directories.set("/home/me/app/.git/HEAD", Presence.ABSENT);
    assertTrue(isLive(kept()));
  }

  @Test
  void aServerThatStillRunsKeepsTheLease() {
    remove();
    ports.listen(PORT, FakeHost.BASH);
    assertTrue(isLive(draft().ofProject().owner(bash).at(clock.now())));
  }

  @Test
  void aStrangerOnThePortDoesNotTakeItFromTheProject() {
    ports.listen(PORT, stranger.pid());
    assertTrue(isLive(kept()));
    remove();
    assertEquals(StaleReason.USURPED, staleReason(kept()));
  }

  @Test
  void whatAPersonReservedStays() {
    remove();
    assertNull(staleReason(draft().ttl(Ttl.NONE).at(clock.now())));
  }

  @Test
  void itsRememberedPortsAreForgotten() {
    sticky =
        List.of(
            new StickyPort(PROJECT, "dev", "web", 3001),
            new StickyPort("/home/me/app", "dev", "web", 3002));
    remove();
    Sweep sweep = sweep(kept());
    assertInstanceOf(Verdict.Stale.class, sweep.reclaimed().get(0).verdict());
    assertEquals(sticky.subList(1, 2), ledger.sticky());
  }

  @Test
  void whatWasRemovedBetweenTwoLooksOfOneCommandIsSeen() {
    Allocation kept = kept();
    assertTrue(isLive(kept));
    remove();
    assertEquals(StaleReason.PROJECT_GONE, staleReason(kept));
  }
}
