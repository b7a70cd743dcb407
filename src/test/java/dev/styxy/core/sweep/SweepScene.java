package dev.styxy.core.sweep;

import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.FakeHost;
import dev.styxy.core.system.FakePorts;
import dev.styxy.core.system.FakeProcesses;
import dev.styxy.core.system.FixedClock;
import dev.styxy.model.Allocation;
import dev.styxy.model.Breaker;
import dev.styxy.model.Place;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.StaleReason;
import dev.styxy.model.State;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sweep on a made-up machine. A test starts with a terminal in which {@code bash} runs, with an
 * nginx that is {@code stranger} to it, with no port in use and no allocation. It says what is so,
 * and asks how the sweep judges:
 *
 * <pre>
 * ports.listen(PORT, stranger.pid());
 * assertEquals(StaleReason.USURPED, staleReason(Draft.of(PORT).owner(bash).at(clock.now())));
 * </pre>
 */
public abstract class SweepScene {
  protected static final int PORT = 3000;

  protected final FakeHost host = new FakeHost();
  protected final FixedClock clock = host.clock;
  protected final FakeProcesses processes = host.processes;
  protected final FakePorts ports = host.ports;
  protected final ProcessRef bash = processes.ref(FakeHost.BASH);

  /** A process that has nothing to do with the usual owner. */
  protected final ProcessRef stranger = processes.start(7000, 1, 7000, "nginx");

  /** Where the projects were when they got their ports. */
  protected List<Place> places = List.of();

  protected List<StickyPort> sticky = List.of();
  protected Ledger ledger;

  /** The session that looks. */
  protected Optional<String> caller = Optional.empty();

  protected Sweep sweep(Allocation... allocations) {
    ledger =
        new Ledger(
            new State(
                List.of(allocations),
                places,
                sticky,
                List.of(),
                Map.of(),
                Breaker.CLOSED,
                0,
                List.of()));
    return new Sweeper(processes, new Projects(), new LivingProjects(host.directories), caller)
        .sweep(ledger, new Snapshot(clock.now(), ports.look(true)));
  }

  protected Verdict verdict(Allocation allocation) {
    Sweep sweep = sweep(allocation);
    return (sweep.kept().isEmpty() ? sweep.reclaimed() : sweep.kept()).get(0).verdict();
  }

  protected boolean isLive(Allocation allocation) {
    return verdict(allocation) instanceof Verdict.Live;
  }

  protected boolean isUnknown(Allocation allocation) {
    return verdict(allocation) instanceof Verdict.Unknown;
  }

  /** Why it is stale, or null when it is not. */
  protected StaleReason staleReason(Allocation allocation) {
    return verdict(allocation) instanceof Verdict.Stale stale ? stale.reason() : null;
  }

  /** The allocation as the sweep left it. */
  protected Allocation swept(Allocation allocation) {
    return sweep(allocation).kept().get(0).allocation();
  }
}
