package dev.styxy.core.wait;

import dev.styxy.core.app.Application;
import dev.styxy.core.state.StateStamp;
import dev.styxy.core.system.BlindView;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.system.ProbeException;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Moment;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Waits for something to happen at some ports or to the state, without the lock: it looks at the
 * port table and the state's stamp, at first often and then at longer intervals.
 */
public final class Watch {
  private static final long SHORTEST_PAUSE = 10;

  private final Host host;
  private final StateStamp stateStamp;
  private final long longestPause;
  private final BooleanSupplier isOver;

  /**
   * A watch over this machine.
   *
   * @param longestPause milliseconds between two looks when nothing happens
   */
  public Watch(Application application, long longestPause) {
    this(application, longestPause, () -> false);
  }

  /**
   * A watch that something else may end.
   *
   * @param isOver asked after each pause
   */
  public Watch(Application application, long longestPause, BooleanSupplier isOver) {
    this.host = application.host();
    this.stateStamp = application.stateStamp();
    this.longestPause = longestPause;
    this.isOver = isOver;
  }

  /**
   * What was seen at one time; equal when nothing happened between two.
   *
   * @param isBlind whether the port table could not be asked, so that the sockets mean nothing
   */
  public record Seen(Object stamp, List<BoundSocket> sockets, boolean isBlind) {}

  /**
   * What a transaction saw that looked at both protocols.
   *
   * @param stamp of the state, from before the transaction, so that no save is missed
   */
  public static Seen seen(Object stamp, PortView view, Collection<Integer> ports) {
    List<BoundSocket> sockets = new ArrayList<>();
    for (int port : ports) {
      sockets.addAll(view.at(port, Protocol.BOTH));
    }
    return new Seen(stamp, sockets, view instanceof BlindView);
  }

  /** Returns when something is not as it was seen, or after that many milliseconds. */
  public void awaitChange(Seen last, Collection<Integer> ports, long atMostMillis) {
    Moment start = host.clock().now();
    long pause = SHORTEST_PAUSE;
    long left = atMostMillis;
    while (left > 0) {
      host.pause().millis(Math.min(pause, left));
      if (isOver.getAsBoolean() || hasChanged(last, ports)) {
        return;
      }
      pause = Math.min(pause * 2, longestPause);
      left = atMostMillis - host.clock().now().millisSince(start);
    }
  }

  private boolean hasChanged(Seen last, Collection<Integer> ports) {
    Object stamp = stateStamp.read();
    if (!stamp.equals(last.stamp())) {
      return true;
    }
    try {
      return !ports.isEmpty()
          && !last.isBlind()
          && !seen(stamp, host.ports().look(true), ports).equals(last);
    } catch (ProbeException e) {
      // The full look that comes sooner or later says so.
      return false;
    }
  }
}
