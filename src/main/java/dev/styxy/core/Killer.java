package dev.styxy.core;

import dev.styxy.model.EndSignal;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ends processes: a signal, some time to obey it, then SIGKILL for who is left. */
public final class Killer {
  private static final long SHORTEST_PAUSE = 5;
  private static final long LONGEST_PAUSE = 100;

  /** How long the system may take to end what it was told to kill. */
  private static final long AFTER_KILL_MILLIS = 2000;

  private final ProcessTable processes;
  private final MomentSource clock;
  private final Workbench workbench;
  private final Map<ProcessRef, Ended> all = new LinkedHashMap<>();

  public Killer(World world, Workbench workbench) {
    this.processes = world.processes();
    this.clock = world.clock();
    this.workbench = workbench;
  }

  /**
   * What became of a process.
   *
   * @param signal the last one that it was sent
   * @param hasEnded whether it is gone
   */
  public record Ended(
      ProcessInfo process, EndSignal signal, Signals.Delivery delivery, boolean hasEnded) {}

  /** Ends all of the processes; returns when they are gone, or SIGKILL did not help either. */
  public List<Ended> end(List<KillTarget> targets, EndSignal signal, long graceMillis) {
    for (KillTarget target : targets) {
      for (ProcessInfo process : target.processes()) {
        ProcessRef identity = processes.identify(process);
        all.put(identity, new Ended(process, signal, Signals.Delivery.GONE, false));
      }
    }
    sendToRest(signal);
    awaitEnd(graceMillis);
    if (signal != EndSignal.KILL) {
      sendToRest(EndSignal.KILL);
      awaitEnd(AFTER_KILL_MILLIS);
    }
    return List.copyOf(all.values());
  }

  private void sendToRest(EndSignal signal) {
    all.replaceAll(
        (process, last) ->
            last.hasEnded()
                ? last
                : new Ended(
                    last.process(), signal, workbench.signals().send(process, signal), false));
  }

  private void awaitEnd(long atMostMillis) {
    Moment start = clock.now();
    long pause = SHORTEST_PAUSE;
    while (!haveEnded() && clock.now().millisSince(start) < atMostMillis) {
      workbench.pause().millis(pause);
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
