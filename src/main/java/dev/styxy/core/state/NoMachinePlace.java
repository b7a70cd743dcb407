package dev.styxy.core.state;

import dev.styxy.model.ForeignClaim;
import dev.styxy.model.State;
import java.util.List;
import java.util.Optional;

/** On a machine that has none, every user is alone. */
public final class NoMachinePlace implements MachinePlace {

  @Override
  public boolean isThere() {
    return false;
  }

  @Override
  public Optional<String> path() {
    return Optional.empty();
  }

  @Override
  public void takeTurn() {
    // Nobody else chooses.
  }

  @Override
  public List<ForeignClaim> claims() {
    return List.of();
  }

  @Override
  public void publish(State state) {
    // Nobody reads it.
  }

  @Override
  public void endTurn() {
    // There was none.
  }
}
