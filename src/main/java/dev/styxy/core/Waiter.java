package dev.styxy.core;

import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Waits until servers are up, or until their ports are free. */
public final class Waiter {
  /** What is waited for. */
  public enum Goal {
    /** Kin of the lease listens; where there is no lease, anybody. */
    LISTENING,
    /** Nothing is bound to the port, and a bind succeeds. */
    FREE
  }

  /** A full turn is taken this often even when nothing seems to happen. */
  private static final long TURN_MILLIS = 1000;

  private static final long LONGEST_PAUSE = 200;

  private final Engine engine;
  private final Workbench workbench;
  private final Watch watch;
  private final EventHistory history;

  /**
   * A waiter on this machine.
   *
   * @param history asked, without the lock, where a command has ended before it was seen
   */
  public Waiter(Engine engine, EventHistory history) {
    this.engine = engine;
    this.history = history;
    this.workbench = engine.workbench();
    this.watch = new Watch(engine.world(), workbench, LONGEST_PAUSE);
  }

  /**
   * Waits for all of them.
   *
   * @return how far each is: all are met, or one is lost, or the time is over
   */
  public List<Awaited> await(List<String> words, String project, Goal goal, long timeoutMillis) {
    Moment start = engine.world().clock().now();
    Map<String, KnownPort> known = new LinkedHashMap<>();
    Prospects prospects = new Prospects(engine.world(), history);
    while (true) {
      engine.world().processes().refresh();
      Object stamp = workbench.stamp().read();
      Outlook outlook = new Outlook(engine, project, goal, known);
      Outcome<List<Awaited>> outcome =
          engine.coordinator().run(turn -> lookAll(outlook, words, turn), Protocol.BOTH);
      List<Awaited> seen =
          goal == Goal.LISTENING
              ? prospects.judge(outcome.answer(), known, outcome.turn())
              : outcome.answer();
      long left = timeoutMillis - engine.world().clock().now().millisSince(start);
      if (left <= 0 || areMet(seen) || isLost(seen)) {
        return seen;
      }
      List<Integer> ports = new ArrayList<>();
      known.values().forEach(port -> ports.add(port.port()));
      Watch.Seen last = Watch.seen(stamp, outcome.turn().sight().ports(), ports);
      watch.awaitChange(last, ports, Math.min(left, TURN_MILLIS));
    }
  }

  /** Whether it is no use to wait any longer. */
  private static boolean isLost(List<Awaited> all) {
    for (Awaited awaited : all) {
      if (awaited.isLost()) {
        return true;
      }
    }
    return false;
  }

  private static List<Awaited> lookAll(Outlook outlook, List<String> words, Turn turn) {
    List<Awaited> all = new ArrayList<>();
    for (String word : words) {
      all.add(outlook.at(word, turn));
    }
    return all;
  }

  /** Whether nothing of it is waited for any more. */
  public static boolean areMet(List<Awaited> all) {
    for (Awaited awaited : all) {
      if (!awaited.isMet()) {
        return false;
      }
    }
    return true;
  }
}
