package dev.styxy.core.take;

import dev.styxy.core.ports.Obstacle;
import dev.styxy.core.ports.PortReport;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.PortUse;
import dev.styxy.model.ShellWord;
import dev.styxy.model.StyxyException;
import java.util.Optional;
import java.util.Set;

/** Refuses what no waiting would bring. */
final class TakeRefusal {
  private static final Set<Obstacle> WITHHELD =
      Set.of(
          Obstacle.EXCLUDED,
          Obstacle.RESERVED,
          Obstacle.BROWSER_BLOCKED,
          Obstacle.DENIED,
          Obstacle.UNTESTABLE);

  private final TakeRequest request;

  TakeRefusal(TakeRequest request) {
    this.request = request;
  }

  /** Another service of this project has it: that is for its people to sort out. */
  void ofOwn(Optional<Allocation> held) {
    if (held.isPresent() && held.get().project().equals(request.allocation().project())) {
      String port = Descriptions.port(held.get().port(), held.get().protocol());
      throw new StyxyException(
          FailureCode.HELD,
          "port " + port + " is allocated to " + held.get().label() + " of this very project",
          "styxy release " + port,
          "styxy check " + port);
    }
  }

  /** A server that runs does not move. */
  void ofRunning(Optional<Allocation> former, Transaction transaction) {
    if (former.isEmpty()) {
      return;
    }
    Allocation other = former.get();
    PortUse use = transaction.ports().use(other.port(), other.protocol(), other.expectedPids());
    if (use.isBound()) {
      String name = ShellWord.of(other.name().orElseThrow());
      throw new StyxyException(
          FailureCode.HELD,
          other.label() + " runs on port " + other.port() + ": " + Descriptions.of(use),
          "styxy kill " + name + " && styxy take " + request.portWord() + " -n " + name);
    }
  }

  /**
   * What the configuration withholds is not waited for.
   *
   * @param report on the port as if nobody had it
   */
  void ofWithheld(PortReport report) {
    if (!report.isAvailable() && WITHHELD.contains(report.obstacle().orElseThrow())) {
      throw new StyxyException(
          FailureCode.HELD,
          report.explanation(),
          "styxy check " + request.portWord(),
          "styxy config show");
    }
  }

  /** A process without a lease is not waited for, unless that is asked. */
  void ofHopeless(PortReport report, Obstacle obstacle) {
    boolean isUsed =
        obstacle == Obstacle.LISTENING || obstacle == Obstacle.BOUND || obstacle == Obstacle.IN_USE;
    if (isUsed && !request.isPatient()) {
      throw new StyxyException(
          FailureCode.HELD,
          report.explanation() + "; there is no lease that could end",
          "styxy kill " + request.portWord() + " --dry-run",
          "styxy take " + request.portWord() + " --wait 5m",
          "styxy check " + request.portWord());
    }
  }
}
