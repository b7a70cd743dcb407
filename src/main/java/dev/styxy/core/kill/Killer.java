package dev.styxy.core.kill;

import dev.styxy.core.system.Clock;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.system.Signals;
import dev.styxy.model.EndSignal;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Ends processes: a signal, some time to obey it, then SIGKILL for those that are left. */
public final class Killer {
  private static final long SHORTEST_PAUSE = 5;
  private static final long LONGEST_PAUSE = 100;

  /**
   * How long the system may take to end what was killed; much memory takes seconds to give back.
   */
  private static final long AFTER_KILL_MILLIS = 10_000;

  private final ProcessTable processes;
  private final Clock clock;
  private final Host host;
  private final ProtectedProcesses guard;
  private final Map<ProcessRef, Ended> all = new LinkedHashMap<>();

  public Killer(Host host) {
    this.processes = host.processes();
    this.clock = host.clock();
    this.host = host;
    this.guard = new ProtectedProcesses(host.processes());
  }

  /**
   * What became of a process.
   *
   * @param signal the last one that it was sent
   * @param hasEnded whether it is gone
   */
  public record Ended(
      ProcessInfo process, EndSignal signal, Signals.Delivery delivery, boolean hasEnded) {}

  /**
   * Ends all of the processes, and those of the person's own trees that were started meanwhile: a
   * shell that ignores the signal goes on to its next command. Returns when they are gone, or
   * SIGKILL did not help either.
   */
  public List<Ended> end(List<KillTarget> targets, EndSignal signal, long graceMillis) {
    for (KillTarget target : targets) {
      target.processes().forEach(this::add);
    }
    endAll(targets, signal, graceMillis);
    if (signal != EndSignal.KILL) {
      endAll(targets, EndSignal.KILL, AFTER_KILL_MILLIS);
    }
    return List.copyOf(all.values());
  }

  private void endAll(List<KillTarget> targets, EndSignal signal, long atMostMillis) {
    Moment start = clock.now();
    addNewcomers(targets);
    do {
      sendToRest(signal);
      awaitEnd(start, atMostMillis);
    } while (clock.now().millisSince(start) < atMostMillis && addNewcomers(targets));
  }

  /** Whether there are any. */
  private boolean addNewcomers(List<KillTarget> targets) {
    int before = all.size();
    for (KillTarget target : targets) {
      if (target.isOwn()) {
        String lockId = target.allocation().orElseThrow().lockId();
        for (ProcessInfo process : processes.startedUnder(lockId)) {
          if (isOfUserOf(target, process) && !guard.isSelfOrAncestor(process)) {
            add(process);
          }
        }
      }
    }
    return all.size() > before;
  }

  /** Anybody may write a lock id into an environment: what another user's says is not believed. */
  private boolean isOfUserOf(KillTarget target, ProcessInfo process) {
    Optional<ProcessInfo> self = processes.find(processes.self());
    return self.filter(own -> own.uid() == process.uid()).isPresent()
        || target.processes().stream().anyMatch(known -> known.uid() == process.uid());
  }

  private void add(ProcessInfo process) {
    all.putIfAbsent(
        processes.identify(process),
        new Ended(process, EndSignal.TERM, Signals.Delivery.GONE, false));
  }

  private void sendToRest(EndSignal signal) {
    all.replaceAll(
        (process, last) ->
            last.hasEnded()
                ? last
                : new Ended(last.process(), signal, host.signals().send(process, signal), false));
  }

  private void awaitEnd(Moment start, long atMostMillis) {
    long pause = SHORTEST_PAUSE;
    while (!haveEnded() && clock.now().millisSince(start) < atMostMillis) {
      host.pause().millis(pause);
      pause = Math.min(pause * 2, LONGEST_PAUSE);
    }
  }

  private boolean haveEnded() {
    processes.refresh();
    boolean areAll = true;
    for (Map.Entry<ProcessRef, Ended> entry : new ArrayList<>(all.entrySet())) {
      Ended last = entry.getValue();
      boolean hasEnded = processes.judge(entry.getKey()) instanceof Liveness.Gone;
      areAll &= hasEnded;
      all.put(entry.getKey(), new Ended(last.process(), last.signal(), last.delivery(), hasEnded));
    }
    return areAll;
  }
}
