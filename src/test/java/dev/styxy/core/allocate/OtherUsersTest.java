package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.FakeMachinePlace;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ForeignClaim;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ports that another user of the machine claims. */
class OtherUsersTest extends AllocatorScene {
  private static final long BOB = 1001;

  private final FakeMachinePlace place = new FakeMachinePlace();

  @BeforeEach
  void share() {
    machine = place;
  }

  private void claim(int port, OptionalLong end, ProcessRef... owners) {
    claim(BOB, port, end, owners);
  }

  private void claim(long user, int port, OptionalLong end, ProcessRef... owners) {
    place.claims.add(
        new ForeignClaim(port, Protocol.TCP, user, Optional.of("dev/web"), List.of(owners), end));
  }

  @Test
  void claimedPortIsSkipped() {
    claim(3000, OptionalLong.empty());
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void claimedPortIsRefusedByNumberWithTheNameOfTheUser() {
    claim(3000, OptionalLong.empty());
    StyxyException refusal = refusal(Ask.of("dev").exactly(3000));
    assertEquals(FailureCode.HELD, refusal.code());
    assertEquals(
        "port 3000 is allocated to dev/web of another user of this machine, uid 1001",
        refusal.getMessage());
    assertTrue(refusal.suggestions().contains("styxy list --all-users"));
  }

  @Test
  void portOfAnotherHomeIsSaidToBeSo() {
    claim(1000, 3000, OptionalLong.empty());
    assertEquals(
        "port 3000 is allocated to dev/web of another home of yours (STYXY_HOME)",
        refusal(Ask.of("dev").exactly(3000)).getMessage());
  }

  @Test
  void expiredClaimDoesNotCount() {
    claim(3000, OptionalLong.of(clock.now().wallMillis()));
    assertEquals(3000, port(Ask.of("dev")));
  }

  @Test
  void claimCountsWhileAnyOfItsOwnersMayLive() {
    ProcessRef gone = new ProcessRef(4711, 1, bash.pidNamespace(), bash.bootId(), "");
    claim(3000, OptionalLong.empty(), gone, bash);
    claim(3001, OptionalLong.empty(), gone);
    assertEquals(3001, port(Ask.of("dev")));
  }

  @Test
  void claimToUdpDoesNotCountForTcp() {
    place.claims.add(
        new ForeignClaim(
            3000, Protocol.UDP, BOB, Optional.empty(), List.of(), OptionalLong.empty()));
    assertEquals(3000, port(Ask.of("dev")));
  }

  @Test
  void ownLeaseStaysAlthoughSomebodyClaimsItsPort() {
    given(Draft.of(3000).named("web").at(clock.now()));
    claim(3000, OptionalLong.empty());
    assertEquals(3000, port(Ask.of("dev").named("web")));
  }

  @Test
  void portIsChosenInTurnAndPublishedBeforeTheTurnEnds() {
    port(Ask.of("dev"));
    assertEquals(List.of("turn", "read", "publish 1", "end"), place.steps);
  }

  @Test
  void whoeverClaimsAWholeRangeDoesNotKeepItFromOthers() {
    for (int port = 3000; port <= 3099; port++) {
      claim(port, OptionalLong.empty());
    }
    ports.listen(3000, FakeProcesses.INIT);
    Grant grant = grant(Ask.of("dev"));
    assertEquals(3001, grant.allocation().port());
    assertTrue(grant.notes().get(0).contains("uid 1001, claims nearly all ports of dev"));
  }

  @Test
  void usersWhoShareOutARangeDoNotKeepItFromOthers() {
    for (int port = 3000; port <= 3099; port++) {
      claim(BOB + port % 3, port, OptionalLong.empty());
    }
    Grant grant = grant(Ask.of("dev"));
    assertEquals(3000, grant.allocation().port());
    assertTrue(
        grant
            .notes()
            .get(0)
            .startsWith(
                "other users of this machine, uid 1001, uid 1002, uid 1003, claim nearly all ports"),
        grant.notes().toString());
  }

  @Test
  void usersWhoClaimTheSamePortsDoNotKeepThemFromOthers() {
    for (int port = 3000; port <= 3099; port++) {
      claim(BOB, port, OptionalLong.empty());
      claim(BOB + 1, port, OptionalLong.empty());
    }
    assertEquals(3000, port(Ask.of("dev")));
  }

  /** Five users with twenty each are five users. */
  @Test
  void fullRangeOfManyUsersIsFull() {
    for (int port = 3000; port <= 3099; port++) {
      claim(BOB + port % 5, port, OptionalLong.empty());
    }
    assertEquals(FailureCode.NO_FREE_PORT, refusal(Ask.of("dev")).code());
  }

  @Test
  void fullRangeOfSeveralUsersIsFull() {
    for (int port = 3000; port <= 3074; port++) {
      claim(port, OptionalLong.empty());
    }
    List<Allocation> own = new ArrayList<>();
    for (int port = 3075; port <= 3099; port++) {
      own.add(Draft.of(port).at(clock.now()));
    }
    given(own.toArray(Allocation[]::new));
    StyxyException refusal = refusal(Ask.of("dev"));
    assertEquals(FailureCode.NO_FREE_PORT, refusal.code());
    assertTrue(refusal.getMessage().contains("75 allocated to other users of this machine"));
    assertTrue(refusal.suggestions().contains("styxy list --all-users"));
  }

  @Test
  void whoAsksAgainNeedsNoTurn() {
    given(Draft.of(3000).named("web").at(clock.now()));
    port(Ask.of("dev").named("web"));
    assertEquals(List.of("publish 1", "end"), place.steps);
  }

  @Test
  void lookingPublishesNothing() {
    coordinator().run(transaction -> "");
    assertEquals(List.of("end"), place.steps);
  }

  @Test
  void withoutAPlaceNobodyIsAsked() {
    place.isThere = false;
    claim(3000, OptionalLong.empty());
    assertEquals(3000, port(Ask.of("dev")));
    assertEquals(List.of("end"), place.steps);
  }
}
