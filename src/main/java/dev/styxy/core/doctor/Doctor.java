package dev.styxy.core.doctor;

import dev.styxy.core.Engine;
import dev.styxy.core.Insight;
import dev.styxy.core.Outcome;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at everything; what cannot be looked at is a finding, too. */
public final class Doctor {
  private final Insight insight;
  private final Supplier<Engine> engines;
  private final boolean isFixing;

  public Doctor(Insight insight, Supplier<Engine> engines, boolean isFixing) {
    this.insight = insight;
    this.engines = engines;
    this.isFixing = isFixing;
  }

  /**
   * All findings, in the order in which they are best read.
   *
   * @param steps told what is being looked at
   */
  public List<Finding> examine(Consumer<String> steps) {
    List<Finding> findings = new ArrayList<>();
    steps.accept("measuring the start");
    findings.addAll(new InstallationChecks(insight.installation()).findings());
    steps.accept("looking at the state");
    PlaceChecks place = new PlaceChecks(insight.place(), isFixing);
    findings.addAll(place.findings());
    examineState(place, findings);
    return findings;
  }

  private void examineState(PlaceChecks place, List<Finding> findings) {
    try {
      Engine engine = engines.get();
      findings.add(Finding.ok("configuration", "valid"));
      Outcome<Finding> outcome = engine.coordinator().run(turn -> place.leftovers());
      findings.add(outcome.answer());
      // Only now: how the ports are looked at is decided by the look that the turn took.
      findings.addAll(new ProbeChecks(engine).findings());
      findings.addAll(new StateChecks(outcome.turn()).findings());
      findings.add(new ClockCheck(outcome.turn()).finding());
    } catch (StyxyException e) {
      findings.add(failure(e));
    }
  }

  private static Finding failure(StyxyException e) {
    String subject =
        switch (e.code()) {
          case CONFIG_INVALID -> "configuration";
          case LOCK_TIMEOUT -> "lock";
          default -> "state";
        };
    return Finding.error(subject, e.getMessage(), String.join("; ", e.suggestions()));
  }
}
