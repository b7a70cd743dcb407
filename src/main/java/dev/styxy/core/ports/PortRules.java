package dev.styxy.core.ports;

import dev.styxy.core.settings.Settings;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.system.BindProbe;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.transaction.OtherUsers;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Decides whether a port is available, cheapest question first; a real bind has the last word. */
public final class PortRules {
  private final Host host;
  private final Settings settings;
  private final Ledger ledger;
  private final PortView ports;
  private final OtherUsers others;
  private final OptionalInt own;
  private final Requester requester;

  public PortRules(Host host, Settings settings, Transaction transaction) {
    this(host, settings, transaction, OptionalInt.empty(), Requester.STRANGER);
  }

  /**
   * The rules for a service that a port is reserved for.
   *
   * @param own that port
   * @param requester for whom others in the line for a port are in the way
   */
  public PortRules(
      Host host, Settings settings, Transaction transaction, OptionalInt own, Requester requester) {
    this.host = host;
    this.settings = settings;
    this.ledger = transaction.ledger();
    this.ports = transaction.ports();
    this.others = transaction.others();
    this.own = own;
    this.requester = requester;
  }

  /** Why the port is not granted to a request without a number. */
  Optional<Obstacle> obstacle(int port, Protocol protocol) {
    Optional<Obstacle> found = settledObstacle(port, protocol);
    if (found.isEmpty()) {
      found = advisoryObstacle(port);
    }
    return found.isPresent() ? found : presentObstacle(port, protocol);
  }

  /** Why the port is not granted even to a request for this very port. */
  public Optional<Obstacle> finalObstacle(int port, Protocol protocol) {
    Optional<Obstacle> found = settledObstacle(port, protocol);
    return found.isPresent() ? found : presentObstacle(port, protocol);
  }

  /** Whether the port of this allocation would be available if the allocation were gone. */
  public boolean isFreedBy(Allocation gone, Protocol protocol) {
    int port = gone.port();
    if (!gone.protocol().overlaps(protocol)) {
      return false;
    }
    for (Allocation other : ledger.allocations()) {
      boolean isInTheWay = other.port() == port && other.protocol().overlaps(protocol);
      if (isInTheWay && !other.lockId().equals(gone.lockId())) {
        return false;
      }
    }
    return ruledObstacle(port, protocol).isEmpty()
        && advisoryObstacle(port).isEmpty()
        && presentObstacle(port, protocol).isEmpty();
  }

  /** Whether the port is granted to a request without a number. */
  public boolean isAvailable(int port, Protocol protocol) {
    return obstacle(port, protocol).isEmpty();
  }

  /** Whether it is available as far as is known without a bind. */
  public boolean isOpen(int port, Protocol protocol) {
    return settledObstacle(port, protocol).isEmpty()
        && advisoryObstacle(port).isEmpty()
        && !ports.isBound(port, protocol);
  }

  /** What to know about a port that is available nevertheless. */
  Optional<Obstacle> advisoryObstacle(int port) {
    if (port < host.limits().firstUnprivileged()) {
      return Optional.of(Obstacle.PRIVILEGED);
    }
    return host.limits().isEphemeral(port) ? Optional.of(Obstacle.EPHEMERAL) : Optional.empty();
  }

  private Optional<Obstacle> settledObstacle(int port, Protocol protocol) {
    if (ledger.isAllocated(port, protocol)) {
      return Optional.of(Obstacle.ALLOCATED);
    }
    if (others.claim(port, protocol)) {
      return Optional.of(Obstacle.CLAIMED);
    }
    return ruledObstacle(port, protocol);
  }

  private Optional<Obstacle> ruledObstacle(int port, Protocol protocol) {
    if (settings.isExcluded(port)) {
      return Optional.of(Obstacle.EXCLUDED);
    }
    boolean isOwn = own.isPresent() && own.getAsInt() == port;
    if (!isOwn && settings.reservation(port).isPresent()) {
      return Optional.of(Obstacle.RESERVED);
    }
    if (protocol.coversTcp() && BlockedPorts.contains(port)) {
      return Optional.of(Obstacle.BROWSER_BLOCKED);
    }
    return isAwaited(port, protocol) ? Optional.of(Obstacle.AWAITED) : Optional.empty();
  }

  /** Whether it is the turn of another service when the port is free. */
  private boolean isAwaited(int port, Protocol protocol) {
    for (PlaceInLine place : ledger.line()) {
      if (place.isFor(port, protocol)) {
        return !requester.isWaitingAt(place);
      }
    }
    return false;
  }

  private Optional<Obstacle> presentObstacle(int port, Protocol protocol) {
    if (ports.isBound(port, protocol)) {
      return Optional.of(kindOf(port, protocol));
    }
    return switch (host.bindProbe().tryBind(port, protocol)) {
      case FREE, UNKNOWN -> Optional.empty();
      case BUSY -> Optional.of(Obstacle.IN_USE);
      case DENIED -> Optional.of(Obstacle.DENIED);
      case FORBIDDEN -> Optional.of(Obstacle.UNTESTABLE);
    };
  }

  /** Whether nothing at all can be tested here, so that no port is ever available. */
  public boolean isBlind(int port, Protocol protocol) {
    return host.bindProbe().tryBind(port, protocol) == BindProbe.Answer.FORBIDDEN;
  }

  private Obstacle kindOf(int port, Protocol protocol) {
    List<BoundSocket> sockets = ports.at(port, protocol);
    if (sockets.isEmpty()) {
      boolean isDenied = host.bindProbe().tryBind(port, protocol) == BindProbe.Answer.DENIED;
      return isDenied ? Obstacle.DENIED : Obstacle.IN_USE;
    }
    return sockets.get(0).state() == SocketState.LISTEN ? Obstacle.LISTENING : Obstacle.BOUND;
  }
}
