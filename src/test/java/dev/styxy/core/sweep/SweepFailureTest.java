package dev.styxy.core.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.Draft;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.PortView;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import dev.styxy.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A sweep that fails is counted, and fails nothing. */
class SweepFailureTest extends SweepScene {
  private final Allocation allocation = Draft.of(PORT).owner(bash).at(clock.now());

  private Sweep sweepWith(PortView view, Allocation... allocations) {
    sweep(allocations);
    ledger = new Ledger(ledger.toState());
    return new Sweeper(processes, new Projects()).sweep(ledger, new Snapshot(clock.now(), view));
  }

  @Test
  void allocationThatCannotBeJudgedStays() {
    Sweep sweep = sweepWith(new BrokenView(ports, PORT), allocation);
    assertInstanceOf(Verdict.Unknown.class, sweep.kept().get(0).verdict());
    assertEquals("torn table", sweep.failures().get(0).getMessage());
    assertEquals(1, ledger.size());
  }

  @Test
  void failureIsCountedAndSaved() {
    sweepWith(new BrokenView(ports, PORT), allocation);
    assertEquals(1, ledger.counters().get("cleanup_errors_total"));
    assertTrue(ledger.isChanged());
  }

  @Test
  void othersAreJudgedAllTheSame() {
    Allocation other = Draft.of(3001).owner(processes.start(600, 1, 600, "sh")).at(clock.now());
    sweep(allocation, other);
    Ledger both = ledger;
    processes.end(600);
    Snapshot snapshot = new Snapshot(clock.now(), new BrokenView(ports, PORT));
    Sweep sweep = new Sweeper(processes, new Projects()).sweep(both, snapshot);
    assertEquals(1, sweep.reclaimed().size());
    assertEquals(1, sweep.kept().size());
  }

  /** A look at the ports that fails for one of them. */
  private record BrokenView(PortView view, int broken) implements PortView {
    @Override
    public boolean isBound(int port, Protocol protocol) {
      if (port == broken) {
        throw new IllegalStateException("torn table");
      }
      return view.isBound(port, protocol);
    }

    @Override
    public List<BoundSocket> at(int port, Protocol protocol) {
      return view.at(port, protocol);
    }

    @Override
    public PortUse use(int port, Protocol protocol, List<Long> expected) {
      return view.use(port, protocol, expected);
    }

    @Override
    public List<BoundSocket> all() {
      return view.all();
    }
  }
}
