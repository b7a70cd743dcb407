package dev.styxy.core.take;

import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import java.util.Optional;

/**
 * Notices that the first in line does not take a port that is free: it was stopped (Ctrl-Z), and
 * must not keep the others from it. Only the next one judges that, and the first one is not thrown
 * out: it waits behind the others.
 */
final class Idleness {
  /** A waiting process looks every other second; a machine that was asleep lets it look first. */
  private static final int FEWEST_LOOKS = 4;

  private static final long LEAST_MILLIS = 10_000;

  private Optional<PlaceInLine> idle = Optional.empty();
  private Moment since;
  private int looks;
  private boolean isLong;

  /** Notes what a look has found. */
  void note(TakeStatus.Waiting seen, Moment now) {
    boolean isNext = seen.isFree() && seen.ahead().size() == 1;
    if (!isNext) {
      idle = Optional.empty();
      isLong = false;
      return;
    }
    PlaceInLine first = seen.ahead().get(0);
    if (idle.isEmpty() || !idle.get().process().isSameProcess(first.process())) {
      idle = Optional.of(first);
      since = now;
      looks = 0;
    }
    looks++;
    isLong = looks >= FEWEST_LOOKS && now.millisSince(since) >= LEAST_MILLIS;
  }

  /** Who is to be passed, if anybody. */
  Optional<PlaceInLine> passed() {
    return isLong ? idle : Optional.empty();
  }
}
