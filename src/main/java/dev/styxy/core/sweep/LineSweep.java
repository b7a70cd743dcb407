package dev.styxy.core.sweep;

import dev.styxy.core.state.Ledger;
import dev.styxy.core.state.WaitingLine;
import dev.styxy.core.system.ProcessTable;
import dev.styxy.model.Liveness;
import dev.styxy.model.Moment;
import dev.styxy.model.PlaceInLine;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes out of the lines who does not wait any more: a process that is gone for certain, or that
 * has waited for longer than it meant to, wherever it is.
 */
final class LineSweep {
  private LineSweep() {}

  static void sweep(Ledger ledger, ProcessTable processes, Moment now) {
    List<PlaceInLine> waiting = new ArrayList<>();
    for (PlaceInLine place : ledger.line()) {
      boolean isGone = processes.judge(place.process()) instanceof Liveness.Gone;
      if (!isGone && !place.isOver(now)) {
        waiting.add(place);
      }
    }
    if (waiting.size() < ledger.line().size()) {
      new WaitingLine(ledger).keep(waiting);
    }
  }
}
