package dev.styxy.core.doctor;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.state.MemoryStore;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.transaction.Coordinator;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.State;
import java.util.List;
import java.util.Map;

/** A state that a test describes, and the transaction that swept it. */
final class SweptState {
  final FakeHost host = new FakeHost();
  final MemoryStore store = new MemoryStore();

  void given(Allocation... allocations) {
    given(Map.of(), Breaker.CLOSED, 0, allocations);
  }

  void given(
      Map<String, Long> counters, Breaker breaker, long lastCleanup, Allocation... allocations) {
    store.put(
        new State(List.of(allocations), List.of(), List.of(), counters, breaker, lastCleanup));
  }

  Outcome<String> outcome() {
    Sweeper sweeper = new Sweeper(host.processes, new Projects());
    return new Coordinator(store, host, sweeper, () -> 0).look(transaction -> "");
  }
}
