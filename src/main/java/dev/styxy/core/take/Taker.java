package dev.styxy.core.take;

import dev.styxy.core.app.Application;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.core.wait.Watch;
import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes a port as soon as it is free and it is this process's turn. Each look is one ordinary,
 * short transaction; in between, the port table and the state's stamp are watched without the lock.
 * The place in line is this process's: it is gone when this process is.
 */
public final class Taker {
  /** The state is looked at this often even when nothing seems to happen: who is ahead may end. */
  private static final long LONGEST_WATCH = 2000;

  private static final long LONGEST_PAUSE = 250;

  private final Application application;
  private final Watch watch;

  public Taker(Application application) {
    this.application = application;
    this.watch = new Watch(application, LONGEST_PAUSE);
  }

  /**
   * Takes it.
   *
   * @param waits told, without the lock, for whom this waits, whenever that changes
   * @return {@link TakeStatus.Waiting} when the time is up
   * @throws dev.styxy.model.StyxyException when waiting would not help
   */
  public TakeStatus take(TakeRequest request, Consumer<TakeStatus.Waiting> waits) {
    ProcessTable processes = application.host().processes();
    ProcessRef self = processes.find(processes.self()).map(processes::identify).orElseThrow();
    TakeAttempt attempt = new TakeAttempt(application, request, self);
    Moment start = application.host().clock().now();
    List<Integer> ports = List.of(request.port());
    Idleness idleness = new Idleness();
    Optional<TakeStatus.Waiting> told = Optional.empty();
    long left = request.patienceMillis();
    while (true) {
      processes.refresh();
      Object stamp = application.stateStamp().read();
      Outcome<TakeStatus> outcome = look(attempt, left, idleness.passed());
      if (left <= 0 || !(outcome.answer() instanceof TakeStatus.Waiting waiting)) {
        return outcome.answer();
      }
      if (told.isEmpty() || !told.get().tellsTheSameAs(waiting)) {
        waits.accept(waiting);
        told = Optional.of(waiting);
      }
      Moment now = outcome.transaction().now();
      idleness.note(waiting, now);
      left = request.patienceMillis() - now.millisSince(start);
      Watch.Seen last = Watch.seen(stamp, outcome.transaction().ports(), ports);
      watch.awaitChange(last, ports, Math.max(0, Math.min(left, LONGEST_WATCH)));
      left = request.patienceMillis() - application.host().clock().now().millisSince(start);
    }
  }

  private Outcome<TakeStatus> look(
      TakeAttempt attempt, long patience, Optional<PlaceInLine> passed) {
    return application.coordinator().run(attempt.with(patience, passed), Protocol.BOTH);
  }
}
