package dev.styxy.core.take;

import dev.styxy.core.app.Application;
import dev.styxy.core.ports.Obstacle;
import dev.styxy.core.ports.PortInspector;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.ports.PortRules;
import dev.styxy.core.settings.Reservation;
import dev.styxy.core.state.Ledger;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.State;
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
  private final TakeGrant grant;
  private final TakeRefusal refusal;

  /** A try of this process. */
  TakeAttempt(Application application, TakeRequest request, ProcessRef self) {
    this.application = application;
    this.request = request;
    this.self = self;
    this.grant = new TakeGrant(application, request);
    this.refusal = new TakeRefusal(request);
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
      return grant.renew(transaction, held.get());
    }
    refusal.ofOwn(held);
    Optional<Allocation> former = grant.former(transaction);
    refusal.ofRunning(former, transaction);
    refusal.ofWithheld(inspect(unallocated(transaction)));
    PortReport report = inspect(transaction);
    List<PlaceInLine> ahead = ahead(line);
    Optional<Obstacle> obstacle = report.isAvailable() ? Optional.empty() : report.obstacle();
    boolean isFree =
        obstacle.isEmpty() || obstacle.get() == Obstacle.AWAITED && !report.use().isBound();
    if (obstacle.isEmpty() && ahead.isEmpty()) {
      return grant.allocate(transaction, former);
    }
    if (obstacle.isPresent() && !isInLine(line)) {
      refusal.ofHopeless(report, obstacle.get());
    }
    WaitWords words = new WaitWords(request, report);
    return new TakeStatus.Waiting(
        words.explanation(ahead, isFree), held, ahead, isFree, words.remedies());
  }

  /** What the configuration withholds is withheld from its holder's successor, too. */
  private static Transaction unallocated(Transaction transaction) {
    return new Transaction(
        new Ledger(State.EMPTY),
        transaction.now(),
        transaction.ports(),
        transaction.sweep(),
        transaction.others());
  }

  private PortReport inspect(Transaction transaction) {
    PortRules rules =
        new PortRules(
            application.host(),
            application.settings(),
            transaction,
            reserved(),
            request.allocation());
    return new PortInspector(application.host(), application.settings())
        .inspect(transaction, request.port(), request.protocol(), request.allocation(), rules);
  }

  /** The port that the configuration reserves for this very service. */
  private OptionalInt reserved() {
    Optional<Reservation> reserved =
        request.name().isPresent()
            ? application
                .settings()
                .reservationOf(request.allocation().type(), request.name().get())
            : Optional.empty();
    return reserved.isPresent() ? OptionalInt.of(reserved.get().port()) : OptionalInt.empty();
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
}
