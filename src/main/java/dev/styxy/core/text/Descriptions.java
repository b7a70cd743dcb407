package dev.styxy.core.text;

import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.Lease;
import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import dev.styxy.model.SocketState;
import java.util.List;

/** Says facts in words, the same ones in every message. */
public final class Descriptions {
  private static final long SECOND = 1000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;

  /** A server that cannot bind its port ends sooner than this. */
  private static final long EARLY = 10 * SECOND;

  private Descriptions() {}

  /** {@code pid 123 (node, uid 1000) is listening on 127.0.0.1:3000/tcp}. */
  public static String of(PortUse.Bound bound) {
    ProcessInfo process = bound.processes().get(0);
    String words = of(process) + " is " + of(bound.sockets().get(0));
    return bound.bystanders().isEmpty()
        ? words
        : words + ", over the hold of " + of(bound.bystanders().get(0));
  }

  /** What is seen at a port, e.g. {@code uid 0 is listening on 0.0.0.0:80/tcp, pid not visible}. */
  public static String of(PortUse use) {
    if (use instanceof PortUse.Bound bound) {
      return of(bound);
    }
    if (use instanceof PortUse.Hidden hidden && !hidden.sockets().isEmpty()) {
      BoundSocket socket = hidden.sockets().get(0);
      return user(socket) + " is " + of(socket) + ", pid not visible";
    }
    if (use instanceof PortUse.Unknown unknown) {
      return unknown.why();
    }
    return use.isBound() ? "by a process that is not visible" : "it was released just now";
  }

  /** {@code uid 1000}; Windows tells no user of a socket. */
  public static String user(BoundSocket socket) {
    return socket.uid() < 0 ? "somebody" : "uid " + socket.uid();
  }

  /** {@code listening on 127.0.0.1:3000/tcp}. */
  public static String of(BoundSocket socket) {
    return stateWords(socket) + " " + address(socket);
  }

  private static String stateWords(BoundSocket socket) {
    return socket.state() == SocketState.LISTEN ? "listening on" : "bound to";
  }

  /** {@code 127.0.0.1:3000/tcp}, with brackets around IPv6 addresses. */
  public static String address(BoundSocket socket) {
    String host =
        socket.address().indexOf(':') >= 0 ? "[" + socket.address() + "]" : socket.address();
    return host + ":" + socket.port() + "/" + socket.protocol().word();
  }

  /** {@code pid 123 (node, uid 1000)}. */
  public static String of(ProcessInfo process) {
    String user = process.uid() < 0 ? "" : ", uid " + process.uid();
    return "pid " + process.pid() + " (" + process.command() + user + ")";
  }

  /** {@code dev/web of /home/me/app}. */
  public static String of(Allocation allocation) {
    return allocation.label() + " of " + allocation.project();
  }

  /** {@code dev/web of /home/me/app (pid 123)}: who waits for a port. */
  public static String of(PlaceInLine place) {
    return place.label() + " of " + place.project() + " (pid " + place.process().pid() + ")";
  }

  /** {@code bash 123}. */
  public static String of(ProcessRef process) {
    return process.command() + " " + process.pid();
  }

  /** {@code bash 123 and zsh 456}; of many, the first and how many more. */
  public static String of(List<ProcessRef> processes) {
    int more = processes.size() - 2;
    String first = of(processes.get(0));
    return switch (processes.size()) {
      case 1 -> first;
      case 2 -> first + " and " + of(processes.get(1));
      default -> first + ", " + of(processes.get(1)) + " and " + more + " more";
    };
  }

  /** {@code no owner}, {@code owner bash 123}, {@code owners bash 123 and zsh 456}. */
  public static String owners(Allocation allocation) {
    if (allocation.isOfProject()) {
      return "owner project";
    }
    return switch (allocation.owners().size()) {
      case 0 -> "no owner";
      case 1 -> "owner " + of(allocation.owners());
      default -> "owners " + of(allocation.owners());
    };
  }

  /** How soon after its start a command of {@code run} has ended; nothing when it ran longer. */
  public static String earlyEnd(Allocation allocation, Moment now) {
    return isEarlyEnd(allocation, now)
        ? ", within "
            + duration(now.millisSince(allocation.lease().renewed()) + SECOND)
            + " of its start"
        : "";
  }

  /** Whether a command of {@code run} that is found ended has ended as one that cannot bind. */
  private static boolean isEarlyEnd(Allocation allocation, Moment now) {
    Lease lease = allocation.lease();
    boolean isOfRun =
        allocation.holder().isPresent() && allocation.isOwnedBy(allocation.holder().get());
    long age = now.millisSince(lease.renewed());
    return isOfRun && lease.allocatedAt() == lease.renewed().wallMillis() && age < EARLY;
  }

  /**
   * Of a command that was to listen and has ended instead: who has its port, or what may have kept
   * it from binding.
   *
   * @param use what is seen at its port
   */
  public static String ended(Allocation lease, ProcessRef command, PortUse use, Moment now) {
    boolean isOfRun = lease.holder().isPresent() && lease.holder().get().isSameProcess(command);
    boolean isSoon = isOfRun && now.millisSince(lease.lease().renewed()) < EARLY;
    return lease.label()
        + " on port "
        + port(lease.port(), lease.protocol())
        + ": its command (pid "
        + command.pid()
        + ") ended"
        + earlyEnd(lease, now)
        + (use.isBound() ? "; " + of(use) : isSoon ? "; " + holdAdvice() : "");
  }

  /** What helps a server that does not set SO_REUSEADDR, for which the hold is in the way. */
  public static String holdAdvice() {
    return "if it found its address in use, it needs: styxy run --no-hold";
  }

  public static String expiry(Lease lease, Moment now) {
    return "renewed "
        + duration(now.millisSince(lease.renewed()))
        + " ago, ttl "
        + duration(lease.ttl().seconds().orElse(0) * SECOND);
  }

  /** A span in its two largest units: {@code 2d 3h}, {@code 45m}, {@code 12s}. */
  public static String duration(long millis) {
    if (millis >= DAY) {
      return two(millis, DAY, "d", HOUR, "h");
    }
    if (millis >= HOUR) {
      return two(millis, HOUR, "h", MINUTE, "m");
    }
    if (millis >= MINUTE) {
      return two(millis, MINUTE, "m", SECOND, "s");
    }
    return millis / SECOND + "s";
  }

  private static String two(long millis, long big, String bigName, long small, String smallName) {
    long rest = millis % big / small;
    String first = millis / big + bigName;
    return rest == 0 ? first : first + " " + rest + smallName;
  }

  /** {@code 3000}, with the protocol where it is not TCP alone. */
  public static String port(int port, Protocol protocol) {
    return protocol == Protocol.TCP ? Integer.toString(port) : port + "/" + protocol.word();
  }
}
