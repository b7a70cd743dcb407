package dev.styxy.core.state;

import dev.styxy.model.ForeignClaim;
import dev.styxy.model.State;
import java.util.List;
import java.util.Optional;

/**
 * Where the users of one machine tell each other which ports are allocated to them, if an
 * administrator has made such a place. Each writes a file of his own, and believes nobody: what
 * others write can keep ports from being given out, and do nothing else. Nothing here ever fails a
 * command; what went wrong is left to the notices.
 */
public interface MachinePlace {
  /** No user may claim more, so that a forged file cannot claim all ports. */
  int MOST_CLAIMS = 500;

  /** Whether an administrator has made it, and it is safe to use. */
  boolean isThere();

  /** Where it is or would be, for people; absent on systems without one. */
  Optional<String> path();

  /**
   * Waits, but not for long, until nobody else chooses ports, and keeps others from choosing until
   * {@link #endTurn}. A user who never lets go costs that time, and a notice.
   */
  void takeTurn();

  /** What the others claim, each user's first {@link #MOST_CLAIMS}. */
  List<ForeignClaim> claims();

  /** Tells the others what is allocated now. */
  void publish(State state);

  /** Lets others choose; without a turn, it does nothing. */
  void endTurn();
}
