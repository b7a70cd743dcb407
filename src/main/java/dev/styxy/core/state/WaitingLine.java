package dev.styxy.core.state;

import dev.styxy.model.PlaceInLine;
import dev.styxy.model.ProcessRef;
import dev.styxy.model.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The lines in which processes wait for ports that others have: one for each port, first come,
 * first served.
 */
public final class WaitingLine {
  /** In all lines together; more waiting processes than anybody runs. */
  public static final int MOST_PLACES = 1000;

  private final Ledger ledger;

  /** The lines of this ledger. */
  public WaitingLine(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Who waits for the port, in the order of arrival. */
  public List<PlaceInLine> of(int port, Protocol protocol) {
    List<PlaceInLine> places = new ArrayList<>();
    for (PlaceInLine place : ledger.line()) {
      if (place.isFor(port, protocol)) {
        places.add(place);
      }
    }
    return places;
  }

  /** Whose turn it is when the port is free. */
  public Optional<PlaceInLine> first(int port, Protocol protocol) {
    for (PlaceInLine place : ledger.line()) {
      if (place.isFor(port, protocol)) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  public boolean isFull() {
    return ledger.line().size() >= MOST_PLACES;
  }

  /** Adds a place behind all others. */
  public void join(PlaceInLine place) {
    List<PlaceInLine> places = new ArrayList<>(ledger.line());
    places.add(place);
    ledger.setLine(places);
  }

  /** Gives up the place of a process, if it has one. */
  public void leave(ProcessRef process) {
    List<PlaceInLine> places = new ArrayList<>(ledger.line());
    if (places.removeIf(place -> place.process().isSameProcess(process))) {
      ledger.setLine(places);
    }
  }

  /** Lets everybody else go first. */
  public void moveToEnd(PlaceInLine place) {
    leave(place.process());
    join(place);
  }

  /** Puts what is left of the line in its place. */
  public void keep(List<PlaceInLine> places) {
    ledger.setLine(places);
  }
}
