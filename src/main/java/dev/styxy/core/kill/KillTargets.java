package dev.styxy.core.kill;

import dev.styxy.core.lease.PortTarget;
import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Relation;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortView;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Look;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.BoundSocket;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what {@code kill} is to end, and refuses what it must not touch. */
public final class KillTargets {
  private final Host host;
  private final ProtectedProcesses guard;
  private final Kinship kinship;

  public KillTargets(Host host) {
    this.host = host;
    this.guard = new ProtectedProcesses(host.processes());
    this.kinship = new Kinship(host.processes(), new Projects());
  }

  /**
   * The change that looks, and changes nothing.
   *
   * @throws StyxyException (from the change) when any of them must not be ended: then none is; or
   *     when there is nobody at all to end
   */
  public Look<KillPlan> of(List<String> words, String project) {
    return transaction -> {
      List<KillTarget> targets = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (String word : words) {
        target(word, project, transaction, missing).ifPresent(targets::add);
      }
      if (targets.isEmpty()) {
        throw new StyxyException(
            FailureCode.NOT_FOUND,
            String.join("; ", missing) + "; nothing was ended",
            "styxy list");
      }
      return new KillPlan(targets, missing);
    };
  }

  /** Empty when there is nobody to end; the reason is added to {@code missing}. */
  private Optional<KillTarget> target(
      String word, String project, Transaction transaction, List<String> missing) {
    PortTarget found = PortTarget.of(word, project, transaction);
    if (found.port().isEmpty()) {
      String hint = found.hint().isEmpty() ? "" : "; " + found.hint();
      missing.add("no allocation matches '" + word + "'" + hint);
      return Optional.empty();
    }
    int port = found.port().getAsInt();
    Optional<Allocation> own = found.allocation().filter(one -> one.project().equals(project));
    Set<ProcessInfo> processes = listeners(transaction.ports(), port, found.protocol(), own);
    Relation relation = relate(own, processes, transaction.ports());
    boolean isOwn = relation instanceof Relation.Kin;
    if (isOwn) {
      addTree(processes, found.allocation().orElseThrow(), transaction);
    }
    boolean isAnybody = !processes.isEmpty();
    processes.removeIf(guard::isSelfOrAncestor);
    String name = "port " + Descriptions.port(port, found.protocol());
    if (processes.isEmpty() && isAnybody) {
      throw spared(name, transaction.ports().use(port, found.protocol(), List.of()));
    }
    if (processes.isEmpty()) {
      missing.add(nobody(name, transaction.ports().use(port, found.protocol(), List.of())));
      return Optional.empty();
    }
    for (ProcessInfo process : processes) {
      guard.refuseIfUntouchable(process, isOwn, name);
    }
    return Optional.of(
        new KillTarget(
            port,
            found.protocol(),
            found.allocation(),
            List.copyOf(processes),
            isOwn,
            relation instanceof Relation.Doubt doubt
                ? Optional.of(doubt.why())
                : Optional.empty()));
  }

  /**
   * Who listens. Where kin of an own lease does, others on further addresses of the port are left
   * alone, so that nobody who sits down beside a server keeps it from being ended.
   */
  private Set<ProcessInfo> listeners(
      PortView view, int port, Protocol protocol, Optional<Allocation> own) {
    Set<ProcessInfo> listeners = new LinkedHashSet<>();
    Optional<BoundSocket> unseen = Optional.empty();
    for (BoundSocket socket : view.at(port, protocol)) {
      if (socket.isServing()) {
        List<ProcessInfo> holders = view.holders(socket);
        unseen = holders.isEmpty() ? Optional.of(socket) : unseen;
        listeners.addAll(holders);
      }
    }
    Set<ProcessInfo> kin = new LinkedHashSet<>();
    own.ifPresent(allocation -> addKin(kin, List.copyOf(listeners), allocation, view));
    if (kin.isEmpty() && unseen.isPresent()) {
      throw unseen(unseen.get());
    }
    return kin.isEmpty() ? listeners : kin;
  }

  /** All of them must be kin; a single stranger makes them all strangers. */
  private Relation relate(Optional<Allocation> own, Set<ProcessInfo> processes, PortView ports) {
    if (own.isEmpty()) {
      return Relation.STRANGER;
    }
    Relation all = Relation.KIN;
    for (ProcessInfo process : processes) {
      Relation one = kinship.of(process, own.get(), ports);
      if (one instanceof Relation.Stranger) {
        return one;
      }
      all = one instanceof Relation.Doubt ? one : all;
    }
    return all;
  }

  /** What {@code run} started under the lease, and kin that keeps the port without listening. */
  private void addTree(Set<ProcessInfo> processes, Allocation allocation, Transaction transaction) {
    PortView ports = transaction.ports();
    addKin(processes, host.processes().startedUnder(allocation.lockId()), allocation, ports);
    PortUse use = ports.use(allocation.port(), allocation.protocol(), List.of());
    if (use instanceof PortUse.Bound bound) {
      addKin(processes, bound.processes(), allocation, ports);
      addKin(processes, bound.bystanders(), allocation, ports);
    }
  }

  private void addKin(
      Set<ProcessInfo> processes, List<ProcessInfo> seen, Allocation allocation, PortView ports) {
    for (ProcessInfo process : seen) {
      if (kinship.isKin(process, allocation, ports)) {
        processes.add(process);
      }
    }
  }

  private static StyxyException unseen(BoundSocket socket) {
    return new StyxyException(
        FailureCode.REFUSED,
        Descriptions.user(socket)
            + " is "
            + Descriptions.of(socket)
            + ", pid not visible: cannot tell what would be ended",
        "sudo styxy check " + Descriptions.port(socket.port(), socket.protocol()));
  }

  private static StyxyException spared(String name, PortUse use) {
    return new StyxyException(
        FailureCode.REFUSED,
        name
            + " belongs to the session you are typing in: "
            + Descriptions.of(use)
            + "; nothing was ended",
        "styxy kill … in another terminal");
  }

  private static String nobody(String name, PortUse use) {
    return use.isBound() ? name + " has no listener: " + Descriptions.of(use) : name + " is idle";
  }
}
