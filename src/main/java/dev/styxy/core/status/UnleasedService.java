package dev.styxy.core.status;

import dev.styxy.core.app.Application;
import dev.styxy.core.owner.Kinship;
import dev.styxy.core.owner.Projects;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Lease;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Ttl;
import dev.styxy.model.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Tells how a service of the project's file is that has no lease: its last port may be in use, by a
 * server of this project that was started without styxy, or by somebody else.
 */
final class UnleasedService {
  private final String project;
  private final Transaction transaction;
  private final Kinship kinship;
  private final ServiceStarts starts;

  UnleasedService(
      Application application, String project, Transaction transaction, ServiceStarts starts) {
    this.starts = starts;
    this.project = project;
    this.transaction = transaction;
    this.kinship = new Kinship(application.host().processes(), new Projects());
  }

  ServiceStatus status(ProjectService service) {
    OptionalInt port = port(service);
    PortUse use =
        port.isPresent()
            ? transaction.ports().use(port.getAsInt(), service.protocol(), List.of())
            : new PortUse.Idle();
    Optional<Listener> listener =
        port.isPresent() ? listener(use, service, port.getAsInt()) : Optional.empty();
    return new ServiceStatus(
        Optional.of(service.name()),
        service.type(),
        Optional.of(service),
        Optional.empty(),
        port,
        PortState.UNALLOCATED,
        listener,
        explanation(service, port, use, listener),
        NextSteps.of(service, listener, port.orElse(0), starts));
  }

  /** The one that it had last, else the one that the file requests. */
  private OptionalInt port(ProjectService service) {
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (entry.project().equals(project)
          && entry.type().equals(service.type())
          && entry.name().equals(service.name())) {
        return OptionalInt.of(entry.port());
      }
    }
    return service.port();
  }

  private Optional<Listener> listener(PortUse use, ProjectService service, int port) {
    if (use instanceof PortUse.Bound bound) {
      ProcessInfo process = bound.processes().get(0);
      Listener.Kind kind =
          LeasedService.kind(kinship.of(process, asIfLeased(service, port), transaction.ports()));
      return Optional.of(new Listener(Optional.of(process), kind));
    }
    return use.isBound()
        ? Optional.of(new Listener(Optional.empty(), Listener.Kind.UNKNOWN))
        : Optional.empty();
  }

  /** The lease that it would have now: who would be kin of that is of this project. */
  private Allocation asIfLeased(ProjectService service, int port) {
    return new Allocation(
        port,
        service.protocol(),
        "",
        service.type(),
        Optional.of(service.name()),
        project,
        "",
        Optional.empty(),
        Optional.empty(),
        Lease.begin(transaction.now(), Ttl.DEFAULT));
  }

  private String explanation(
      ProjectService service, OptionalInt port, PortUse use, Optional<Listener> listener) {
    String lost = lost(service);
    if (listener.isEmpty()) {
      return "it has no port now" + (lost.isEmpty() ? "" : "; " + lost);
    }
    String who = "port " + Descriptions.port(port.orElseThrow(), service.protocol());
    String whose =
        switch (listener.get().kind()) {
          case KIN -> "; it works in this project, and has no lease";
          case STRANGER -> ", and is not of this project";
          case UNKNOWN -> "";
        };
    return "it has no port now; " + who + " is in use: " + Descriptions.of(use) + whose;
  }

  /** Why it lost its port in this very sweep; empty when it did not. */
  private String lost(ProjectService service) {
    for (Judgement judgement : transaction.sweep().reclaimed()) {
      Allocation lease = judgement.allocation();
      if (lease.project().equals(project)
          && lease.type().equals(service.type())
          && lease.name().equals(Optional.of(service.name()))
          && judgement.verdict() instanceof Verdict.Stale stale) {
        return lease.port() + " was reclaimed just now: " + stale.evidence();
      }
    }
    return "";
  }
}
