package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.settings.Draft;
import dev.styxy.core.system.FakeHost;
import dev.styxy.model.Allocation;
import dev.styxy.model.Moment;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Ttl;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Use and the session's own commands renew a lease, at most once in a tenth of its ttl. */
class SweepRenewalTest extends SweepScene {
  private Moment allocated;
  private Allocation allocation;

  @BeforeEach
  void portInUse() {
    allocated = clock.now();
    allocation = Draft.of(PORT).owner(bash).holder(bash).at(allocated);
    ports.listen(PORT, FakeHost.BASH);
  }

  @Test
  void useWithinATenthOfTheTtlRenewsNothing() {
    clock.forwardMinutes(3);
    assertEquals(allocated, swept(allocation).lease().renewed());
    assertFalse(ledger.isChanged());
  }

  @Test
  void useAfterATenthOfTheTtlRenews() {
    clock.forward(3 * 60_000 + 1);
    assertEquals(clock.now(), swept(allocation).lease().renewed());
    assertTrue(ledger.isChanged());
  }

  @Test
  void renewalLeavesTheTimeOfAllocationAlone() {
    clock.forwardMinutes(10);
    assertEquals(allocated.wallMillis(), swept(allocation).lease().allocatedAt());
  }

  @Test
  void whoeverLooksAtAnIdleLeaseRenewsNothing() {
    ports.close(PORT);
    clock.forwardMinutes(20);
    assertEquals(allocated, swept(allocation).lease().renewed());
    caller = Optional.of("another");
    assertEquals(allocated, swept(allocation).lease().renewed());
    assertFalse(ledger.isChanged());
  }

  @Test
  void theSessionThatLooksRenewsItsLeasesAfterATenthOfTheTtl() {
    ports.close(PORT);
    caller = Optional.of(allocation.instance());
    clock.forwardMinutes(3);
    assertEquals(allocated, swept(allocation).lease().renewed());
    assertFalse(ledger.isChanged());
    clock.forward(1);
    assertEquals(clock.now(), swept(allocation).lease().renewed());
    assertTrue(ledger.isChanged());
  }

  @Test
  void whatTheSessionLetExpireIsNotRenewed() {
    ports.close(PORT);
    caller = Optional.of(allocation.instance());
    clock.forwardMinutes(31);
    assertEquals(StaleReason.EXPIRED, staleReason(allocation));
  }

  @Test
  void unlimitedLeaseNeedsNoRenewal() {
    clock.forwardMinutes(600);
    swept(Draft.of(PORT).owner(bash).holder(bash).ttl(Ttl.NONE).at(allocated));
    assertFalse(ledger.isChanged());
  }

  @Test
  void useByAHiddenProcessRenewsToo() {
    ports.close(PORT);
    ports.listen(PORT);
    clock.forwardMinutes(20);
    assertEquals(clock.now(), swept(allocation).lease().renewed());
  }
}
