package dev.styxy.core.doctor;

import dev.styxy.core.Coordinator;
import dev.styxy.core.FakeWorld;
import dev.styxy.core.MemoryStore;
import dev.styxy.core.Outcome;
import dev.styxy.core.Projects;
import dev.styxy.core.Sweeper;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.State;
import java.util.List;
import java.util.Map;

/** A state that a test describes, and the turn that swept it. */
final class SweptState {
  final FakeWorld world = new FakeWorld();
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
    Sweeper sweeper = new Sweeper(world.processes, new Projects());
    return new Coordinator(store, world.world(), sweeper, () -> 0).run(turn -> "");
  }
}
