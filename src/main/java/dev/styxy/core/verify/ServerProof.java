package dev.styxy.core.verify;

import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Relation;
import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.ports.MisplacedListener;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.verify.VerifiedPoint.Answer;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.ProcessInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The points that make a server the one of a lease. Every socket that serves the port counts, as a
 * client may reach any of them: localhost is 127.0.0.1 and ::1. What is not proven does not hold.
 */
final class ServerProof {
  private final Host host;
  private final Allocation lease;
  private final PortView view;
  private final Kinship kinship;
  private final CommandPorts commandPorts;
  private final List<BoundSocket> sockets = new ArrayList<>();

  ServerProof(Host host, Transaction transaction, Allocation lease) {
    this.host = host;
    this.lease = lease;
    this.view = transaction.ports();
    this.kinship = new Kinship(host.processes(), new Projects());
    this.commandPorts = new CommandPorts(host, transaction);
    for (BoundSocket socket : view.at(lease.port(), lease.protocol())) {
      if (socket.isServing()) {
        sockets.add(socket);
      }
    }
  }

  List<VerifiedPoint> points() {
    List<VerifiedPoint> points = new ArrayList<>();
    points.add(listening());
    if (!sockets.isEmpty()) {
      points.add(kin());
      points.add(inWorktree());
      points.add(ownPort());
    }
    return points;
  }

  /** The server of the first socket. */
  Optional<ProcessInfo> server() {
    return sockets.isEmpty() ? Optional.empty() : server(sockets.get(0));
  }

  /**
   * Of those that share a socket, the youngest kin: a supervisor that reloads its child opens the
   * socket first. Where there is no kin, anybody.
   */
  private Optional<ProcessInfo> server(BoundSocket socket) {
    Optional<ProcessInfo> server = Optional.empty();
    boolean isKin = false;
    for (ProcessInfo holder : view.holders(socket)) {
      boolean isOne = kinship.isKin(holder, lease, view);
      boolean isYounger =
          server.isEmpty() || isOne == isKin && holder.startToken() > server.get().startToken();
      if (isYounger || isOne && !isKin) {
        server = Optional.of(holder);
        isKin = isOne;
      }
    }
    return server;
  }

  private VerifiedPoint listening() {
    String port = "port " + Descriptions.port(lease.port(), lease.protocol());
    if (sockets.isEmpty()) {
      List<MisplacedListener> elsewhere = commandPorts.of(lease);
      String instead = elsewhere.isEmpty() ? "" : "; " + elsewhere.get(0).words();
      return new VerifiedPoint("listening", Answer.NO, port + ": nothing listens" + instead);
    }
    StringBuilder words = new StringBuilder();
    for (BoundSocket socket : sockets) {
      words.append(words.isEmpty() ? "" : "; ").append(who(socket));
      words.append(" is ").append(Descriptions.of(socket));
    }
    return new VerifiedPoint("listening", Answer.YES, words.toString());
  }

  private String who(BoundSocket socket) {
    Optional<ProcessInfo> server = server(socket);
    return server.isPresent()
        ? Descriptions.of(server.get())
        : "uid " + socket.uid() + " (pid not visible)";
  }

  /** How a server of each socket is found; the first that does not hold is the answer. */
  private interface Look {
    VerifiedPoint at(ProcessInfo server);
  }

  private VerifiedPoint worst(String word, Look look) {
    VerifiedPoint first = null;
    for (BoundSocket socket : sockets) {
      Optional<ProcessInfo> server = server(socket);
      VerifiedPoint point =
          server.isPresent()
              ? look.at(server.get())
              : new VerifiedPoint(
                  word, Answer.UNKNOWN, who(socket) + " is " + Descriptions.of(socket));
      if (point.holds() != Answer.YES) {
        return point;
      }
      first = first == null ? point : first;
    }
    return first;
  }

  private VerifiedPoint kin() {
    return worst(
        "kin",
        server -> {
          Relation relation = kinship.of(server, lease, view);
          String name = Descriptions.of(server);
          if (relation instanceof Relation.Doubt doubt) {
            return new VerifiedPoint("kin", Answer.UNKNOWN, name + ": " + doubt.why());
          }
          boolean isKin = relation instanceof Relation.Kin;
          return new VerifiedPoint(
              "kin",
              Answer.of(isKin),
              name + (isKin ? " is of " : " is a stranger to ") + Descriptions.of(lease));
        });
  }

  private VerifiedPoint inWorktree() {
    return worst(
        "in_worktree",
        server -> {
          Relation place = kinship.atWork(server, lease);
          String where =
              "pid "
                  + server.pid()
                  + " works in "
                  + host.processes().workingDirectory(server.pid()).orElse("an unknown directory");
          return place instanceof Relation.Doubt doubt
              ? new VerifiedPoint("in_worktree", Answer.UNKNOWN, where + ": " + doubt.why())
              : new VerifiedPoint(
                  "in_worktree",
                  Answer.of(place instanceof Relation.Kin),
                  where + (place instanceof Relation.Kin ? "" : ", not in " + lease.project()));
        });
  }

  private VerifiedPoint ownPort() {
    return worst(
        "own_port",
        server -> {
          Optional<Allocation> own = commandPorts.ownLeaseOf(server, lease);
          String port = Descriptions.port(lease.port(), lease.protocol());
          return new VerifiedPoint(
              "own_port",
              Answer.of(own.isEmpty()),
              own.isEmpty()
                  ? port + " is the port of " + lease.label()
                  : "pid "
                      + server.pid()
                      + " is the command of "
                      + own.get().label()
                      + ", whose port is "
                      + own.get().port());
        });
  }
}
