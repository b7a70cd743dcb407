package dev.styxy.core.status;

import dev.styxy.core.app.Application;
import dev.styxy.core.settings.ProjectService;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.Protocol;
import dev.styxy.model.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells how a project is: its services of {@code .styxy.json} and of its leases, their ports, who
 * is on them, and what to do next. It changes nothing but what every sweep changes.
 */
public final class ProjectInspector {
  private final Application application;
  private final String project;
  private final ServiceStarts starts;

  /**
   * An inspector of one project.
   *
   * @param application opened in that project, whose file it has read
   * @param project its absolute path
   * @param starts what starts services that styxy does not run
   */
  public ProjectInspector(Application application, String project, ServiceStarts starts) {
    this.application = application;
    this.project = project;
    this.starts = starts;
  }

  /** Takes the lock once, and asks about the processes when it is free again. */
  public ProjectStatus inspect() {
    return inspect(
        application.coordinator().look(transaction -> transaction, protocols()).answer());
  }

  private Protocol protocols() {
    for (ProjectService service : application.config().services().values()) {
      if (service.protocol().coversUdp()) {
        return Protocol.BOTH;
      }
    }
    return Protocol.TCP;
  }

  /** The same of what a transaction has seen and done, also of leases that began in it. */
  public ProjectStatus inspect(Transaction transaction) {
    LeasedService leased = new LeasedService(application.host(), project, transaction, starts);
    UnleasedService unleased = new UnleasedService(application, project, transaction, starts);
    Set<String> told = new HashSet<>();
    List<ServiceStatus> all = new ArrayList<>();
    List<Judgement> kept = judgements(transaction);
    for (ProjectService service : application.config().services().values()) {
      Optional<Judgement> lease = lease(service, kept);
      all.add(
          lease.isPresent()
              ? leased.status(lease.get(), Optional.of(service))
              : unleased.status(service));
      lease.ifPresent(judgement -> told.add(judgement.allocation().lockId()));
    }
    for (Judgement judgement : byPort(kept)) {
      Allocation allocation = judgement.allocation();
      if (allocation.project().equals(project) && told.add(allocation.lockId())) {
        all.add(leased.status(judgement, Optional.empty()));
      }
    }
    return new ProjectStatus(project, application.config().hasProjectFile(), all, next(all));
  }

  /** Of all leases that there are now; nobody is on a port that was given out just now. */
  private static List<Judgement> judgements(Transaction transaction) {
    Map<String, Judgement> swept = new HashMap<>();
    for (Judgement judgement : transaction.sweep().kept()) {
      swept.put(judgement.allocation().lockId(), judgement);
    }
    List<Judgement> all = new ArrayList<>();
    for (Allocation lease : transaction.ledger().allocations()) {
      Judgement seen = swept.get(lease.lockId());
      all.add(
          seen == null
              ? new Judgement(lease, new Verdict.Live("new"), new PortUse.Idle(), Optional.empty())
              : new Judgement(lease, seen.verdict(), seen.use(), seen.kin()));
    }
    return all;
  }

  private Optional<Judgement> lease(ProjectService service, List<Judgement> kept) {
    for (Judgement judgement : kept) {
      Allocation allocation = judgement.allocation();
      boolean isHere = allocation.project().equals(project) || isSingle(service.type());
      if (isHere
          && allocation.type().equals(service.type())
          && allocation.name().equals(Optional.of(service.name()))) {
        return Optional.of(judgement);
      }
    }
    return Optional.empty();
  }

  /** Such a service is one on the machine, whichever project asked first. */
  private boolean isSingle(String type) {
    return application.settings().type(type).filter(known -> known.isSingle()).isPresent();
  }

  private static List<Judgement> byPort(List<Judgement> kept) {
    List<Judgement> ordered = new ArrayList<>(kept);
    ordered.sort(
        (one, other) -> Integer.compare(one.allocation().port(), other.allocation().port()));
    return ordered;
  }

  private List<String> next(List<ServiceStatus> services) {
    if (!application.config().refusals().isEmpty()) {
      return List.of("styxy config validate"); // until then its variables are not set
    }
    boolean isDeclared = !application.config().services().isEmpty();
    for (ServiceStatus service : services) {
      if (isDeclared && service.state() == PortState.UNALLOCATED) {
        return List.of("eval \"$(styxy env)\"");
      }
    }
    return services.isEmpty()
        ? List.of("styxy run -n web -- COMMAND {port}", "styxy config schema")
        : List.of();
  }
}
