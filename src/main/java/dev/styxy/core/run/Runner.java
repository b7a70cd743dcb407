package dev.styxy.core.run;

import dev.styxy.core.allocate.AllocationRequest;
import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.allocate.Grant;
import dev.styxy.core.allocate.LauncherPorts;
import dev.styxy.core.allocate.ProjectBlock;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.settings.ConfigView;
import dev.styxy.core.system.Host;
import dev.styxy.core.system.PortHold;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.Allocation;
import dev.styxy.model.Event;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Liveness;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.Optional;

/**
 * Reserves a port for the command that this process becomes: its pid and start survive that, so it
 * may be recorded before. The port is held within the same transaction, so that there is no moment
 * at which a stranger can take it.
 */
public final class Runner {
  /** Another port is tried when one cannot be held after all; then something else is wrong. */
  private static final int TRIES = 5;

  private final Host host;
  private final Allocator allocator;
  private final PortHold hold;
  private final ConfigView config;

  public Runner(Application application, PortHold hold) {
    this(application, hold, Optional.empty());
  }

  /**
   * The same, for a process whose launcher has set ports aside.
   *
   * @param launcher asked for first
   */
  public Runner(Application application, PortHold hold, Optional<LauncherPorts> launcher) {
    this.host = application.host();
    this.config = application.config();
    this.allocator =
        new Allocator(
            application.host(),
            application.settings(),
            application.lockIds(),
            RequestOrigin.RUN,
            launcher);
    this.hold = hold;
  }

  /**
   * The identity that the command will have: ours, under its name.
   *
   * @param command its first word
   */
  public Optional<ProcessRef> identityAs(String command) {
    String name = command.substring(command.lastIndexOf('/') + 1);
    return self()
        .map(
            ref ->
                new ProcessRef(
                    ref.pid(), ref.startToken(), ref.pidNamespace(), ref.bootId(), name));
  }

  private Optional<ProcessRef> self() {
    return host.processes().find(host.processes().self()).map(host.processes()::identify);
  }

  /**
   * The change that reserves a port.
   *
   * @param request whose owner is the command
   * @param isHeld whether the port is held until the command binds it
   * @throws StyxyException (from the change) when the name runs already, or no port is available
   */
  public Change<Grant> reserve(AllocationRequest request, boolean isHeld) {
    return transaction -> {
      for (int i = 0; i < TRIES; i++) {
        Optional<Grant> grant = tryToReserve(transaction, request, isHeld);
        if (grant.isPresent()) {
          return grant.get();
        }
      }
      throw new StyxyException(
          FailureCode.NO_FREE_PORT, "could not hold any port", "styxy run --no-hold …");
    };
  }

  /** Empty when the port turned out to be in use. */
  private Optional<Grant> tryToReserve(
      Transaction transaction, AllocationRequest request, boolean isHeld) {
    Grant grant =
        allocator
            .withBlock(ProjectBlock.members(config, request.claimant()))
            .grant(transaction, request);
    Allocation allocation = grant.allocation();
    if (grant.isExisting()) {
      refuseIfRunning(grant);
    }
    PortHold.Answer answer =
        isHeld && allocation.protocol().coversTcp()
            ? hold.hold(allocation.port())
            : PortHold.Answer.UNSUPPORTED;
    if (answer == PortHold.Answer.BUSY) {
      if (grant.isExisting() || request.isExact()) {
        throw busy(grant);
      }
      Releaser.release(transaction, allocation);
      return Optional.empty();
    }
    if (grant.isExisting() || allocation.isOfProject()) {
      tellStarted(transaction, request, allocation);
    }
    Grant held = grant.with(recordHolder(transaction, allocation, request.owner()));
    return Optional.of(answer == PortHold.Answer.REFUSED ? held.noting(unheld(allocation)) : held);
  }

  private static void tellStarted(
      Transaction transaction, AllocationRequest request, Allocation allocation) {
    Allocation started = allocation.withOwner(request.owner(), allocation.instance());
    transaction.ledger().tell(Event.Kind.STARTED, transaction.now().wallMillis(), started, "");
  }

  private static String unheld(Allocation allocation) {
    return "port "
        + allocation.port()
        + " is not held: the system allows no more sockets (ulimit -n); until the command listens,"
        + " somebody else may take it";
  }

  /** Recorded as holder too: until the command listens, this shows others that it is starting. */
  private static Allocation recordHolder(
      Transaction transaction, Allocation allocation, Optional<ProcessRef> command) {
    if (command.isEmpty()) {
      return allocation;
    }
    Allocation held = allocation.withHolder(command.get());
    transaction.ledger().replace(allocation, held);
    return held;
  }

  private void refuseIfRunning(Grant grant) {
    Allocation allocation = grant.allocation();
    String label = Descriptions.of(allocation);
    if (grant.use().isBound()) {
      String what = isOvertaken(grant) ? " is started already, but " : " runs already: ";
      throw running(grant, label + what + Descriptions.of(grant.use()));
    }
    Optional<ProcessRef> starting = starting(allocation);
    if (starting.isPresent()) {
      throw running(
          grant,
          label
              + " is started already: pid "
              + starting.get().pid()
              + " ("
              + starting.get().command()
              + ") has port "
              + allocation.port()
              + " and does not listen on it yet");
    }
  }

  private static boolean isOvertaken(Grant grant) {
    return grant.use() instanceof PortUse.Bound bound && !bound.bystanders().isEmpty();
  }

  /** What a {@code run} became and lives without listening, as opposed to a session that asked. */
  private Optional<ProcessRef> starting(Allocation allocation) {
    Optional<ProcessRef> holder = allocation.holder().filter(this::isAliveElsewhere);
    if (holder.isPresent()) {
      return holder;
    }
    for (ProcessRef owner : allocation.owners()) {
      if (isAliveElsewhere(owner) && isStartedUnder(allocation.lockId(), owner)) {
        return Optional.of(owner);
      }
    }
    return Optional.empty();
  }

  private boolean isAliveElsewhere(ProcessRef process) {
    return process.pid() != host.processes().self()
        && host.processes().judge(process) instanceof Liveness.Alive;
  }

  private boolean isStartedUnder(String lockId, ProcessRef owner) {
    Optional<ProcessInfo> process = host.processes().find(owner.pid());
    return process.isPresent() && host.processes().isStartedUnder(process.get(), lockId);
  }

  /** The port names it in every project: a single instance may belong to another one. */
  private static StyxyException running(Grant grant, String message) {
    Allocation allocation = grant.allocation();
    String port = Descriptions.port(allocation.port(), allocation.protocol());
    if (grant.isSingle()) {
      return new StyxyException(
          FailureCode.HELD,
          message + "; there is one on this machine: use localhost:" + allocation.port(),
          "styxy check " + port,
          "styxy kill " + port);
    }
    String name =
        allocation.name().isPresent() ? " -n " + ShellWord.of(allocation.name().get()) : "";
    return new StyxyException(
        FailureCode.HELD,
        message,
        "styxy check " + port,
        "styxy kill " + port,
        "styxy run --new -s " + ShellWord.of(allocation.type()) + name + " -- …");
  }

  private static StyxyException busy(Grant grant) {
    Allocation allocation = grant.allocation();
    String message =
        "port " + allocation.port() + " of " + allocation.label() + " cannot be held: it is in use";
    String check = "styxy check " + allocation.port();
    String noHold = "styxy run --no-hold …";
    return grant.isSingle()
        ? new StyxyException(FailureCode.HELD, message, check, noHold)
        : new StyxyException(FailureCode.HELD, message, check, noHold, "styxy run --new …");
  }
}
