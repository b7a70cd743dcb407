package dev.styxy.core.status;

import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.owner.Relation;
import dev.styxy.core.ports.CommandPorts;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.Host;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Tells how a service is that has a lease. */
final class LeasedService {
  private final String project;
  private final Transaction transaction;
  private final CommandPorts commandPorts;
  private final Kinship kinship;
  private final ServiceStarts starts;

  LeasedService(Host host, String project, Transaction transaction, ServiceStarts starts) {
    this.starts = starts;
    this.project = project;
    this.transaction = transaction;
    this.commandPorts = new CommandPorts(host, transaction);
    this.kinship = new Kinship(host.processes(), new Projects());
  }

  ServiceStatus status(Judgement judgement, Optional<ProjectService> declared) {
    Allocation lease = judgement.allocation();
    LeaseState seen = LeaseState.of(judgement, commandPorts);
    return new ServiceStatus(
        lease.name(),
        lease.type(),
        declared,
        Optional.of(lease),
        OptionalInt.of(lease.port()),
        seen.state(),
        listener(judgement, seen),
        explanation(judgement, seen) + shared(lease),
        NextSteps.of(seen.state(), lease, declared, starts));
  }

  private Optional<Listener> listener(Judgement judgement, LeaseState seen) {
    return switch (seen.state()) {
      case LISTENING, HELD, LISTENING_ELSEWHERE ->
          Optional.of(new Listener(seen.process(), Listener.Kind.KIN));
      case IN_USE_BY_OTHER_LEASE ->
          Optional.of(new Listener(seen.process(), Listener.Kind.STRANGER));
      case OVERTAKEN, IN_USE ->
          Optional.of(new Listener(seen.process(), kind(seen.process(), judgement.allocation())));
      case UNKNOWN -> Optional.of(new Listener(Optional.empty(), Listener.Kind.UNKNOWN));
      case IDLE, RESERVED, UNALLOCATED -> Optional.empty();
    };
  }

  private Listener.Kind kind(Optional<ProcessInfo> process, Allocation lease) {
    if (process.isEmpty()) {
      return Listener.Kind.UNKNOWN;
    }
    return kind(kinship.of(process.get(), lease, transaction.ports()));
  }

  static Listener.Kind kind(Relation relation) {
    if (relation instanceof Relation.Kin) {
      return Listener.Kind.KIN;
    }
    return relation instanceof Relation.Doubt ? Listener.Kind.UNKNOWN : Listener.Kind.STRANGER;
  }

  private String explanation(Judgement judgement, LeaseState seen) {
    Allocation lease = judgement.allocation();
    PortUse use = judgement.use();
    return switch (seen.state()) {
      case LISTENING -> Descriptions.of(use);
      case HELD -> Descriptions.of(use) + ", and does not listen yet";
      case LISTENING_ELSEWHERE ->
          Descriptions.of(seen.process().orElseThrow())
              + " "
              + seen.words()
              + ", not on "
              + lease.port()
              + ": pass it "
              + "{port}";
      case IN_USE_BY_OTHER_LEASE ->
          Descriptions.of(use) + ", and is the command of another lease: " + seen.words();
      case OVERTAKEN -> Descriptions.of(use) + ": its own command has the port, another serves";
      case IN_USE -> Descriptions.of(use) + doubt(seen.process(), lease);
      case UNKNOWN -> "cannot tell what is on its port: " + Descriptions.of(use);
      case IDLE, UNALLOCATED -> "nothing is on its port; " + left(lease);
      case RESERVED -> "nothing is on its port, which stays reserved until it is released";
    };
  }

  /** A single-instance service may be of the project that asked first. */
  private String shared(Allocation lease) {
    return lease.project().equals(project) ? "" : "; shared with " + lease.project();
  }

  private String doubt(Optional<ProcessInfo> process, Allocation lease) {
    Relation relation =
        process.isPresent()
            ? kinship.of(process.get(), lease, transaction.ports())
            : new Relation.Doubt("");
    if (relation instanceof Relation.Doubt doubt && !doubt.why().isEmpty()) {
      return "; it may be of this service or not: " + doubt.why();
    }
    return relation instanceof Relation.Stranger ? "; it is not known to be of this service" : "";
  }

  private String left(Allocation lease) {
    OptionalLong left = lease.lease().millisLeft(transaction.now());
    return left.isEmpty()
        ? "the lease has no time limit"
        : Descriptions.duration(left.getAsLong()) + " of the lease left";
  }
}
