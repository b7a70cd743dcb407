package dev.styxy.core;

import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StaleReason;
import dev.styxy.model.State;
import dev.styxy.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One allocation, one machine, and the sweep that judges them. */
abstract class SweepScene {
  static final int PORT = 3000;

  final FakeWorld world = new FakeWorld();
  final FixedMoment clock = world.clock;
  final FakeProcesses processes = world.processes;
  final FakePorts ports = world.ports;
  final ProcessRef bash = processes.ref(FakeWorld.BASH);

  /** A process that has nothing to do with the usual owner. */
  final ProcessRef stranger = processes.start(7000, 1, 7000, "nginx");

  Ledger ledger;

  /** The session that looks. */
  Optional<String> caller = Optional.empty();

  Sweep sweep(Allocation... allocations) {
    ledger =
        new Ledger(
            new State(List.of(allocations), List.of(), List.of(), Map.of(), Breaker.CLOSED, 0));
    return new Sweeper(processes, new Projects(), caller)
        .sweep(ledger, new Sight(clock.now(), ports.look(true)));
  }

  Verdict verdict(Allocation allocation) {
    Sweep sweep = sweep(allocation);
    return (sweep.kept().isEmpty() ? sweep.reclaimed() : sweep.kept()).get(0).verdict();
  }

  boolean isLive(Allocation allocation) {
    return verdict(allocation) instanceof Verdict.Live;
  }

  boolean isUnknown(Allocation allocation) {
    return verdict(allocation) instanceof Verdict.Unknown;
  }

  /** Why it is stale, or null when it is not. */
  StaleReason staleReason(Allocation allocation) {
    return verdict(allocation) instanceof Verdict.Stale stale ? stale.reason() : null;
  }

  /** The allocation as the sweep left it. */
  Allocation swept(Allocation allocation) {
    return sweep(allocation).kept().get(0).allocation();
  }
}
