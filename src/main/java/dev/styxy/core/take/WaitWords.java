package dev.styxy.core.take;

import dev.styxy.core.ports.Obstacle;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.Allocation;
import dev.styxy.model.PlaceInLine;
import dev.styxy.model.PortUse;
import dev.styxy.model.ShellWord;
import java.util.List;

/** Says what is waited for, and what would end the wait. */
final class WaitWords {
  private final TakeRequest request;
  private final PortReport report;

  WaitWords(TakeRequest request, PortReport report) {
    this.request = request;
    this.report = report;
  }

  /** Who has it, and whose turn it is then. */
  String explanation(List<PlaceInLine> ahead, boolean isFree) {
    if (ahead.isEmpty()) {
      return report.explanation();
    }
    String turn =
        "it is the turn of "
            + Descriptions.of(ahead.get(0))
            + (ahead.size() == 1 ? "" : ", and of " + (ahead.size() - 1) + " more");
    if (isFree) {
      return "port " + request.portWord() + " is free, but " + turn;
    }
    boolean isSaid = report.obstacle().filter(Obstacle.AWAITED::equals).isPresent();
    return (isSaid
            ? "port " + request.portWord() + " is in use: " + Descriptions.of(report.use())
            : report.explanation())
        + "; then "
        + turn;
  }

  /** What ends the wait, to be typed by whoever may: nothing here is ended by waiting for it. */
  List<String> remedies() {
    if (report.allocation().isEmpty()) {
      return report.use().isBound()
          ? List.of("styxy kill " + request.portWord() + " --dry-run")
          : List.of("styxy check " + request.portWord());
    }
    Allocation held = report.allocation().get();
    String word = held.name().isPresent() ? ShellWord.of(held.name().get()) : request.portWord();
    return report.use() instanceof PortUse.Idle
        ? List.of("styxy release " + request.portWord())
        : List.of("styxy kill " + word + " --project " + ShellWord.of(held.project()));
  }
}
