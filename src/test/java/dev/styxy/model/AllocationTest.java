package dev.styxy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final ProcessRef BASH = new ProcessRef(500, 7, "pid:[1]", "boot-1", "bash");

  private static Allocation allocation(Optional<String> name, Optional<ProcessRef> owner, Ttl ttl) {
    Moment now = new Moment(1_000, "boot-1", 1_000);
    return new Allocation(
        3000,
        Protocol.TCP,
        "id",
        "dev",
        name,
        "/app",
        "me",
        owner,
        Optional.empty(),
        Lease.begin(now, ttl));
  }

  @Test
  void labelHasTheNameWhereThereIsOne() {
    assertEquals("dev/web", allocation(Optional.of("web"), Optional.empty(), Ttl.NONE).label());
    assertEquals("dev", allocation(Optional.empty(), Optional.empty(), Ttl.NONE).label());
  }

  @Test
  void isPinnedWithNeitherOwnerNorLimit() {
    assertTrue(allocation(Optional.empty(), Optional.empty(), Ttl.NONE).isPinned());
    assertFalse(allocation(Optional.empty(), Optional.empty(), Ttl.DEFAULT).isPinned());
    assertFalse(allocation(Optional.empty(), Optional.of(BASH), Ttl.NONE).isPinned());
  }

  @Test
  void commandIsNoPartOfAProcesssIdentity() {
    assertTrue(BASH.isSameProcess(new ProcessRef(500, 7, "pid:[1]", "boot-1", "renamed")));
  }

  @Test
  void everythingElseIs() {
    assertFalse(BASH.isSameProcess(new ProcessRef(501, 7, "pid:[1]", "boot-1", "bash")));
    assertFalse(BASH.isSameProcess(new ProcessRef(500, 8, "pid:[1]", "boot-1", "bash")));
    assertFalse(BASH.isSameProcess(new ProcessRef(500, 7, "pid:[2]", "boot-1", "bash")));
    assertFalse(BASH.isSameProcess(new ProcessRef(500, 7, "pid:[1]", "boot-2", "bash")));
  }
}
