package dev.styxy.core.allocate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.system.FakeHost;
import dev.styxy.model.FailureCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SingleInstanceTest extends AllocatorScene {

  @Test
  void anotherProjectGetsTheFirstsAllocation() {
    Grant first = grant(Ask.of("ai").named("rag").instance("first"));
    Grant second = grant(Ask.of("ai").named("rag").project("/elsewhere").instance("second"));
    assertFalse(first.isExisting());
    assertTrue(second.isExisting());
    assertTrue(second.isSingle());
    assertEquals(first.allocation().lockId(), second.allocation().lockId());
    assertEquals(FakeHost.PROJECT, second.allocation().project());
  }

  @Test
  void twoNamesAreTwoServices() {
    assertNotEquals(port(Ask.of("ai").named("rag")), port(Ask.of("ai").named("ollama")));
  }

  @Test
  void aFreshOneIsNotMade() {
    int first = port(Ask.of("ai").named("rag"));
    Grant second = grant(Ask.of("ai").named("rag").fresh());
    assertEquals(first, second.allocation().port());
    assertTrue(second.notes().get(0).contains("--new is ignored"), second.notes().toString());
  }

  @Test
  void twoAtOnceAreRefusedInsteadOfGivenOnePortTwice() {
    assertEquals(FailureCode.USAGE, refusal(Ask.of("ai"), Ask.of("ai")).code());
    assertEquals(List.of(), allocatedPorts());
  }

  @Test
  void aDeadOneBlocksNobody() {
    long pid = 700;
    processes.start(pid, FakeHost.BASH, FakeHost.BASH, "ollama");
    Grant first = grant(Ask.of("ai").named("rag").owner(processes.ref(pid)));
    processes.end(pid);
    Grant second = grant(Ask.of("ai").named("rag").project("/elsewhere"));
    assertFalse(second.isExisting());
    assertNotEquals(first.allocation().lockId(), second.allocation().lockId());
    assertEquals(List.of(second.allocation().port()), allocatedPorts());
  }
}
