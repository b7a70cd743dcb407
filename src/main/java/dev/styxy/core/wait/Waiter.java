package dev.styxy.core.wait;

import dev.styxy.core.app.Application;
import dev.styxy.core.state.EventHistory;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.core.transaction.Transaction;
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

  private final Application application;
  private final Watch watch;
  private final EventHistory history;

  /**
   * A waiter on this machine.
   *
   * @param history asked, without the lock, where a command has ended before it was seen
   */
  public Waiter(Application application, EventHistory history) {
    this.application = application;
    this.history = history;
    this.watch = new Watch(application, LONGEST_PAUSE);
  }

  /**
   * Waits for all of them.
   *
   * @return how far each is: all are met, or one is lost, or the time is over
   */
  public List<WaitStatus> await(List<String> words, String project, Goal goal, long timeoutMillis) {
    Moment start = application.host().clock().now();
    Map<String, TargetPort> known = new LinkedHashMap<>();
    LostServers prospects = new LostServers(application.host(), history);
    while (true) {
      application.host().processes().refresh();
      Object stamp = application.stateStamp().read();
      WaitCondition outlook = new WaitCondition(application, project, goal, known);
      Outcome<List<WaitStatus>> outcome =
          application
              .coordinator()
              .run(transaction -> lookAll(outlook, words, transaction), Protocol.BOTH);
      List<WaitStatus> seen =
          goal == Goal.LISTENING
              ? prospects.judge(outcome.answer(), known, outcome.transaction())
              : outcome.answer();
      long left = timeoutMillis - application.host().clock().now().millisSince(start);
      if (left <= 0 || areMet(seen) || isLost(seen)) {
        return seen;
      }
      List<Integer> ports = new ArrayList<>();
      known.values().forEach(port -> ports.add(port.port()));
      Watch.Seen last = Watch.seen(stamp, outcome.transaction().ports(), ports);
      watch.awaitChange(last, ports, Math.min(left, TURN_MILLIS));
    }
  }

  /** Whether it is no use to wait any longer. */
  private static boolean isLost(List<WaitStatus> all) {
    for (WaitStatus awaited : all) {
      if (awaited.isLost()) {
        return true;
      }
    }
    return false;
  }

  private static List<WaitStatus> lookAll(
      WaitCondition outlook, List<String> words, Transaction transaction) {
    List<WaitStatus> all = new ArrayList<>();
    for (String word : words) {
      all.add(outlook.at(word, transaction));
    }
    return all;
  }

  /** Whether nothing of it is waited for any more. */
  public static boolean areMet(List<WaitStatus> all) {
    for (WaitStatus awaited : all) {
      if (!awaited.isMet()) {
        return false;
      }
    }
    return true;
  }
}
