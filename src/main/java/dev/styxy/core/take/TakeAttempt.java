package dev.styxy.core.take;

import dev.styxy.core.allocate.Allocator;
import dev.styxy.core.app.Application;
import dev.styxy.core.lease.Releaser;
import dev.styxy.core.owner.Owners;
import dev.styxy.core.ports.Obstacle;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.ports.PortRules;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.core.types.RequestOrigin;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One try, within one transaction, to take a port: it is taken when it is free and it is this
 * process's turn; otherwise this process gets a place in line, or keeps it.
 */
final class TakeAttempt {
  private final Application application;
  private final TakeRequest request;
  private final ProcessRef self;
  private final Owners owners;
  private final Allocator allocator;

  /** A try of this process. */
  TakeAttempt(Application application, TakeRequest request, ProcessRef self) {
    this.application = application;
    this.request = request;
    this.self = self;
    this.owners = new Owners(application.host().processes());
    this.allocator =
        new Allocator(
            application.host(), application.settings(), application.lockIds(), RequestOrigin.TAKE);
  }

  /**
   * The change that tries.
   *
   * @param patience how long to wait from now on; after the last try, 0, the place is given up
   * @param passed who had the chance and did not use it: everybody else goes first
   * @throws StyxyException (from the change) when waiting would not help
   */
  Change<TakeStatus> with(long patience, Optional<PlaceInLine> passed) {
    return transaction -> {
      WaitingLine line = new WaitingLine(transaction.ledger());
      if (passed.isPresent() && isFirst(passed.get(), line)) {
        line.moveToEnd(passed.get());
      }
      TakeStatus status = attempt(transaction, line);
      if (status instanceof TakeStatus.Taken || patience <= 0) {
        line.leave(self);
      } else if (!isInLine(line)) {
        join(line, transaction, patience);
      }
      return status;
    };
  }

  private boolean isFirst(PlaceInLine place, WaitingLine line) {
    Optional<PlaceInLine> first = line.first(request.port(), request.protocol());
    return first.isPresent() && first.get().process().isSameProcess(place.process());
  }

  private TakeStatus attempt(Transaction transaction, WaitingLine line) {
    Optional<Allocation> held = transaction.ledger().find(request.port(), request.protocol());
    if (held.isPresent() && request.isMet(held.get())) {
      return renew(transaction, held.get());
    }
    refuseOwn(held);
    Optional<Allocation> former = former(transaction);
    if (former.isPresent()) {
      refuseRunning(transaction, former.get());
    }
    PortReport report = inspect(transaction);
    List<PlaceInLine> ahead = ahead(line);
    Optional<Obstacle> obstacle = report.isAvailable() ? Optional.empty() : report.obstacle();
    boolean isFree =
        obstacle.isEmpty() || obstacle.get() == Obstacle.AWAITED && !report.use().isBound();
    if (obstacle.isEmpty() && ahead.isEmpty()) {
      return allocate(transaction, former);
    }
    if (obstacle.isPresent()) {
      refuseHopeless(report, obstacle.get(), isInLine(line));
    }
    return new TakeStatus.Waiting(
        explanation(report, ahead, isFree), held, ahead, isFree, remedies(report));
  }

  private PortReport inspect(Transaction transaction) {
    PortRules rules =
        new PortRules(
            application.host(),
            application.settings(),
            transaction.ledger(),
            transaction.ports(),
            OptionalInt.of(request.port()),
            request.allocation());
    return new PortInspector(application.host(), application.settings())
        .inspect(transaction, request.port(), request.protocol(), request.allocation(), rules);
  }

  private List<PlaceInLine> ahead(WaitingLine line) {
    List<PlaceInLine> ahead = new ArrayList<>();
    for (PlaceInLine place : line.of(request.port(), request.protocol())) {
      if (place.process().isSameProcess(self)) {
        return ahead;
      }
      ahead.add(place);
    }
    return ahead;
  }

  private boolean isInLine(WaitingLine line) {
    for (PlaceInLine place : line.of(request.port(), request.protocol())) {
      if (place.process().isSameProcess(self)) {
        return true;
      }
    }
    return false;
  }

  private void join(WaitingLine line, Transaction transaction, long patience) {
    if (line.isFull()) {
      throw new StyxyException(
          FailureCode.HELD,
          WaitingLine.MOST_PLACES + " processes wait for ports already",
          "styxy check " + request.port());
    }
    line.join(
        new PlaceInLine(
            request.port(),
            request.protocol(),
            request.allocation().project(),
            request.allocation().type(),
            request.name(),
            self,
            transaction.now(),
            patience));
  }

  /** The project has it already: whoever takes it becomes one more owner. */
  private TakeStatus renew(Transaction transaction, Allocation held) {
    if (held.name().isPresent()) {
      var same = request.allocation().of(held);
      return new TakeStatus.Taken(allocator.grant(transaction, same).allocation(), true, List.of());
    }
    Allocation renewed = held.withLease(held.lease().renew(transaction.now()));
    Optional<ProcessRef> owner = request.allocation().owner();
    if (owner.isPresent() && !held.isPinned()) {
      renewed = renewed.withOwners(Owners.with(owner.get(), owners.remaining(held)));
    }
    transaction.ledger().replace(held, renewed);
    return new TakeStatus.Taken(renewed, true, List.of());
  }

  /** Another service of this project has it: that is for its people to sort out. */
  private void refuseOwn(Optional<Allocation> held) {
    if (held.isPresent() && held.get().project().equals(request.allocation().project())) {
      String port = Descriptions.port(held.get().port(), held.get().protocol());
      throw new StyxyException(
          FailureCode.HELD,
          "port " + port + " is allocated to " + held.get().label() + " of this very project",
          "styxy release " + port,
          "styxy check " + port);
    }
  }

  /**
   * What no release changes is not waited for, nor a process without a lease unless that is asked.
   */
  private void refuseHopeless(PortReport report, Obstacle obstacle, boolean isInLine) {
    boolean isHopeless =
        switch (obstacle) {
          case ALLOCATED, AWAITED, PRIVILEGED, EPHEMERAL -> false;
          case LISTENING, BOUND, IN_USE -> !request.isPatient() && !isInLine;
          case EXCLUDED, RESERVED, BROWSER_BLOCKED, DENIED -> true;
        };
    if (!isHopeless) {
      return;
    }
    boolean isUsed =
        obstacle == Obstacle.LISTENING || obstacle == Obstacle.BOUND || obstacle == Obstacle.IN_USE;
    throw isUsed
        ? new StyxyException(
            FailureCode.HELD,
            report.explanation() + "; there is no lease that could end",
            "styxy kill " + port() + " --dry-run",
            "styxy take " + port() + " --wait 5m",
            "styxy check " + port())
        : new StyxyException(
            FailureCode.HELD, report.explanation(), "styxy check " + port(), "styxy config show");
  }

  private String explanation(PortReport report, List<PlaceInLine> ahead, boolean isFree) {
    if (ahead.isEmpty()) {
      return report.explanation();
    }
    String turn =
        "it is the turn of "
            + Descriptions.of(ahead.get(0))
            + (ahead.size() == 1 ? "" : ", and of " + (ahead.size() - 1) + " more");
    return isFree
        ? "port " + port() + " is free, but " + turn
        : report.explanation() + "; then " + turn;
  }

  /** What ends the wait, to be typed by whoever may: nothing here is ended by waiting for it. */
  private List<String> remedies(PortReport report) {
    if (report.allocation().isEmpty()) {
      return report.use().isBound()
          ? List.of("styxy kill " + port() + " --dry-run")
          : List.of("styxy check " + port());
    }
    Allocation held = report.allocation().get();
    String word = held.name().isPresent() ? ShellWord.of(held.name().get()) : port();
    return report.use() instanceof PortUse.Idle
        ? List.of("styxy release " + port())
        : List.of("styxy kill " + word + " --project " + ShellWord.of(held.project()));
  }

  private String port() {
    return Descriptions.port(request.port(), request.protocol());
  }

  private TakeStatus allocate(Transaction transaction, Optional<Allocation> former) {
    if (former.isPresent()) {
      Releaser.release(transaction, former.get());
    }
    Allocation granted = allocator.grant(transaction, request.allocation()).allocation();
    if (former.isEmpty()) {
      return new TakeStatus.Taken(granted, false, List.of());
    }
    List<ProcessRef> both = owners.remaining(former.get());
    for (ProcessRef owner : granted.owners()) {
      both = Owners.with(owner, both);
    }
    Allocation shared = granted.withOwners(both);
    transaction.ledger().replace(granted, shared);
    String note =
        shared.label()
            + " had port "
            + former.get().port()
            + ", which is released; a shell that was told of it needs to ask again";
    return new TakeStatus.Taken(shared, false, List.of(note));
  }

  /** The port that the name has instead, as it could not have this one. */
  private Optional<Allocation> former(Transaction transaction) {
    for (Allocation other : transaction.ledger().allocations()) {
      boolean isSame =
          request.name().isPresent()
              && other.name().equals(request.name())
              && other.protocol().covers(request.protocol())
              && other.type().equals(request.allocation().type())
              && other.project().equals(request.allocation().project());
      if (isSame) {
        return Optional.of(other);
      }
    }
    return Optional.empty();
  }

  private void refuseRunning(Transaction transaction, Allocation other) {
    PortUse use = transaction.ports().use(other.port(), other.protocol(), other.expectedPids());
    if (use.isBound()) {
      String name = ShellWord.of(other.name().orElseThrow());
      throw new StyxyException(
          FailureCode.HELD,
          other.label() + " runs on port " + other.port() + ": " + Descriptions.of(use),
          "styxy kill " + name + " && styxy take " + port() + " -n " + name);
    }
  }
}
