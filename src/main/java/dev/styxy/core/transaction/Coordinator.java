package dev.styxy.core.transaction;

import dev.styxy.core.state.Counters;
import dev.styxy.core.state.Damage;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.state.MachinePlace;
import dev.styxy.core.state.NoMachinePlace;
import dev.styxy.core.state.StateStore;
import dev.styxy.core.sweep.PortProbe;
import dev.styxy.core.sweep.Snapshot;
import dev.styxy.core.sweep.Sweep;
import dev.styxy.core.sweep.Sweeper;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.Stopwatch;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import dev.styxy.model.State;
import dev.styxy.model.StyxyException;
import java.util.Set;

/**
 * The one path that every invocation takes: lock, load, sweep, change, validate and save, unlock.
 * Nothing else locks, and nothing else writes the state.
 */
public final class Coordinator {
  private static final long NANOS_PER_MICRO = 1000;

  private final StateStore store;
  private final Host host;
  private final Sweeper sweeper;
  private final Stopwatch stopwatch;
  private final MachinePlace machine;

  /** The path of a user who is alone on the machine. */
  public Coordinator(StateStore store, Host host, Sweeper sweeper, Stopwatch stopwatch) {
    this(store, host, sweeper, stopwatch, new NoMachinePlace());
  }

  /**
   * The path through these parts.
   *
   * @param machine where the machine's users tell each other about their ports
   */
  public Coordinator(
      StateStore store, Host host, Sweeper sweeper, Stopwatch stopwatch, MachinePlace machine) {
    this.store = store;
    this.host = host;
    this.sweeper = sweeper;
    this.stopwatch = stopwatch;
    this.machine = machine;
  }

  /** The same path, but its sweep reclaims none of these leases while their ports are idle. */
  public Coordinator sparing(Set<String> lockIds) {
    return new Coordinator(store, host, sweeper.sparing(lockIds), stopwatch, machine);
  }

  /** Takes the path, and writes only when the sweep or the change changed something. */
  public <R> Outcome<R> run(Change<R> change) {
    return run(change, Protocol.TCP);
  }

  /**
   * Takes the path with a look at these protocols.
   *
   * @param wanted looked at in addition to the protocols of the allocations
   */
  public <R> Outcome<R> run(Change<R> change, Protocol wanted) {
    long asked = stopwatch.nanos();
    try (StateStore.Session session = store.lock()) {
      Transaction swept = begin(session, asked, wanted);
      Ledger unchanged = swept.ledger().copy();
      R answer = apply(change, swept, session, unchanged);
      save(session, swept.ledger());
      publish(swept.ledger());
      return new Outcome<>(answer, swept, session.damage(), true);
    } finally {
      machine.endTurn();
    }
  }

  /** Takes the path for somebody who only looks: of the state, only the sweep is written. */
  public <R> Outcome<R> look(Look<R> look) {
    return look(look, Protocol.TCP);
  }

  /**
   * Takes the path for somebody who only looks, at these protocols. Where the state cannot be
   * written, it is read without the lock, and nothing is saved.
   *
   * @param wanted looked at in addition to the protocols of the allocations
   */
  public <R> Outcome<R> look(Look<R> look, Protocol wanted) {
    long asked = stopwatch.nanos();
    try (StateStore.Session session = store.look()) {
      Transaction swept = begin(session, asked, wanted);
      Ledger unchanged = swept.ledger().copy();
      R answer = apply(look, swept, session, unchanged);
      boolean isSaved = saveIfPossible(session, unchanged);
      if (isSaved) {
        publish(unchanged);
      }
      return new Outcome<>(answer, swept, session.damage(), isSaved);
    } finally {
      machine.endTurn();
    }
  }

  private Transaction begin(StateStore.Session session, long asked, Protocol wanted) {
    long waited = stopwatch.nanos() - asked;
    State loaded = load(session);
    Transaction swept = sweep(loaded, session, wanted);
    count(swept.ledger(), waited);
    return swept;
  }

  private static <R> R apply(
      Change<R> change, Transaction swept, StateStore.Session session, Ledger unchanged) {
    try {
      return change.apply(swept);
    } catch (StyxyException e) {
      keepSweep(session, unchanged, e);
      throw e;
    }
  }

  /** Whether the state is as the ledger has it; an answer is not withheld because it is not. */
  private static boolean saveIfPossible(StateStore.Session session, Ledger ledger) {
    if (session.obstacle().isPresent()) {
      return false;
    }
    try {
      save(session, ledger);
      return true;
    } catch (StyxyException e) {
      if (e.code() != FailureCode.STATE_READ_ONLY) {
        throw e;
      }
      session.tellUnsaved(e);
      return false;
    }
  }

  /** Within the turn, so that whoever chooses next knows of it. */
  private void publish(Ledger ledger) {
    if (ledger.isChanged() && machine.isThere()) {
      machine.publish(ledger.toState());
    }
  }

  /** A recovery is counted at once: it has written already, whatever the change does then. */
  private static State load(StateStore.Session session) {
    State loaded = session.load();
    if (session.damage() == Damage.NONE) {
      return loaded;
    }
    Ledger ledger = new Ledger(loaded);
    ledger.countFailure(Counters.RECOVERIES);
    save(session, ledger);
    return ledger.toState();
  }

  private static void count(Ledger ledger, long waitedNanos) {
    long micros = waitedNanos / NANOS_PER_MICRO;
    ledger.count(Counters.STATE_LOADS, 1);
    ledger.count(Counters.LOCK_WAITS, 1);
    ledger.count(Counters.LOCK_WAIT_MICROS, micros);
    ledger.count(Counters.lockWaitStep(micros), 1);
  }

  /**
   * Sweeps and changes a copy that is thrown away: what would be, without doing it, and so without
   * the lock where it cannot be taken. Only a recovery is done and counted here, too.
   */
  public <R> Outcome<R> preview(Change<R> change) {
    return preview(change, Protocol.TCP);
  }

  /**
   * The same with a look at these protocols.
   *
   * @param wanted looked at in addition to the protocols of the allocations
   */
  public <R> Outcome<R> preview(Change<R> change, Protocol wanted) {
    try (StateStore.Session session = store.look()) {
      Transaction swept = sweep(load(session), session, wanted);
      return new Outcome<>(
          change.apply(swept), swept, session.damage(), session.obstacle().isEmpty());
    } finally {
      machine.endTurn();
    }
  }

  private Transaction sweep(State state, StateStore.Session session, Protocol wanted) {
    Ledger ledger = new Ledger(state, session.borrowed());
    long begun = stopwatch.nanos();
    Moment now = ledger.sharingBoot(host.clock().now());
    PortView ports = new PortProbe(host).look(ledger, wanted, now.wallMillis());
    Sweep sweep = sweeper.sweep(ledger, new Snapshot(now, ports));
    ledger.count(Counters.SWEEPS, 1);
    ledger.count(Counters.SWEEP_MICROS, (stopwatch.nanos() - begun) / NANOS_PER_MICRO);
    return new Transaction(
        ledger, now, ports, sweep, new OtherUsers(machine, host.processes(), now));
  }

  /**
   * A change that fails leaves nothing of itself behind, and takes nothing of the sweep with it.
   */
  private static void keepSweep(StateStore.Session session, Ledger swept, StyxyException failure) {
    if (session.obstacle().isPresent()) {
      return;
    }
    if (isRefusal(failure.code())) {
      swept.countFailure(Counters.ALLOCATION_ERRORS);
    }
    try {
      save(session, swept);
    } catch (StyxyException e) {
      failure.addSuppressed(e);
    }
  }

  private static boolean isRefusal(FailureCode code) {
    return code == FailureCode.NO_FREE_PORT || code == FailureCode.HELD;
  }

  private static void save(StateStore.Session session, Ledger ledger) {
    if (ledger.isChanged()) {
      ledger.count(Counters.STATE_SAVES, 1);
      session.save(ledger.toState());
      session.append(ledger.events());
    }
  }
}
