package dev.styxy.cli;

import dev.styxy.core.Judgement;
import dev.styxy.core.Reservation;
import dev.styxy.core.Settings;
import dev.styxy.model.Allocation;
import dev.styxy.model.PortUse;
import dev.styxy.model.State;
import dev.styxy.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which allocations a list shows. */
record AllocationFilter(Optional<String> project, Optional<String> type) {

  /** Those that are wanted, in order of port. */
  List<Judgement> of(List<Judgement> candidates) {
    List<Judgement> matching = new ArrayList<>();
    for (Judgement candidate : candidates) {
      Allocation allocation = candidate.allocation();
      if ((project.isEmpty() || project.get().equals(allocation.project()))
          && (type.isEmpty() || type.get().equals(allocation.type()))) {
        matching.add(candidate);
      }
    }
    matching.sort(
        (one, other) -> Integer.compare(one.allocation().port(), other.allocation().port()));
    return matching;
  }

  /** What the configuration keeps for others belongs to no project. */
  List<Reservation> reserved(Settings settings) {
    List<Reservation> reserved = new ArrayList<>();
    for (Reservation reservation : settings.reserved()) {
      if (project.isEmpty() && (type.isEmpty() || type.get().equals(reservation.type()))) {
        reserved.add(reservation);
      }
    }
    return reserved;
  }

  /** The allocations of another scope, of which nothing can be said. */
  static List<Judgement> unjudged(State other) {
    List<Judgement> judgements = new ArrayList<>();
    String why = "in another scope";
    for (Allocation allocation : other.allocations()) {
      judgements.add(
          new Judgement(
              allocation, new Verdict.Unknown(why), new PortUse.Unknown(why), Optional.empty()));
    }
    return judgements;
  }
}
