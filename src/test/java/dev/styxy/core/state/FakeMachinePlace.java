package dev.styxy.core.state;

import dev.styxy.model.ForeignClaim;
import dev.styxy.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A place in which a test says what others claim, and sees what is published. */
public final class FakeMachinePlace implements MachinePlace {
  public final List<ForeignClaim> claims = new ArrayList<>();

  /** What happened, in order: turn, read, publish, end. */
  public final List<String> steps = new ArrayList<>();

  public boolean isThere = true;

  @Override
  public boolean isThere() {
    return isThere;
  }

  @Override
  public Optional<String> path() {
    return Optional.of("/var/lib/styxy/host");
  }

  @Override
  public void takeTurn() {
    steps.add("turn");
  }

  @Override
  public List<ForeignClaim> claims() {
    steps.add("read");
    return claims;
  }

  @Override
  public void publish(State state) {
    steps.add("publish " + state.allocations().size());
  }

  @Override
  public void endTurn() {
    steps.add("end");
  }
}
