package dev.styxy.core.wait;

import dev.styxy.core.app.Application;
import dev.styxy.core.state.EventHistory;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Waits until servers are up, or until their ports are free. */
public final class Waiter {
  /** What is waited for. */
  public enum Goal {
    /** Kin of the lease listens; where there is no lease, anybody. */
    LISTENING,
    /** Nothing is bound to the port, and a bind succeeds. */
    FREE
  }

  /** The state is looked at this often even when nothing seems to happen. */
  private static final long LONGEST_WATCH = 1000;

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
   * @return how far each is: all are met, or one is lost, or the time is up
   */
  public List<WaitStatus> await(List<String> words, String project, Goal goal, long timeoutMillis) {
    Moment start = application.host().clock().now();
    WaitCondition condition = new WaitCondition(application, project, goal);
    LostServers lost = new LostServers(application.host(), history);
    while (true) {
      application.host().processes().refresh();
      Object stamp = application.stateStamp().read();
      Outcome<List<WaitStatus>> outcome =
          application
              .coordinator()
              .look(transaction -> lookAll(condition, words, transaction), Protocol.BOTH);
      List<WaitStatus> seen =
          goal == Goal.LISTENING
              ? lost.judge(outcome.answer(), condition, outcome.transaction())
              : outcome.answer();
      long left = timeoutMillis - application.host().clock().now().millisSince(start);
      if (left <= 0 || areMet(seen) || isLost(seen)) {
        return seen;
      }
      List<Integer> ports = condition.ports();
      Watch.Seen last = Watch.seen(stamp, outcome.transaction().ports(), ports);
      watch.awaitChange(last, ports, Math.min(left, LONGEST_WATCH));
    }
  }

  /** Whether there is no use in waiting any longer. */
  private static boolean isLost(List<WaitStatus> all) {
    for (WaitStatus status : all) {
      if (status.isLost()) {
        return true;
      }
    }
    return false;
  }

  private static List<WaitStatus> lookAll(
      WaitCondition condition, List<String> words, Transaction transaction) {
    List<WaitStatus> all = new ArrayList<>();
    for (String word : words) {
      all.add(condition.at(word, transaction));
    }
    return all;
  }

  /** Whether all are met. */
  public static boolean areMet(List<WaitStatus> all) {
    for (WaitStatus status : all) {
      if (!status.isMet()) {
        return false;
      }
    }
    return true;
  }
}
