package dev.styxy.core.doctor;

import dev.styxy.core.Engine;
import dev.styxy.core.Insight;
import dev.styxy.core.Outcome;
import dev.styxy.core.Turn;
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
    findings.addAll(new PlaceChecks(insight.place(), isFixing).findings());
    examineState(findings);
    return findings;
  }

  private void examineState(List<Finding> findings) {
    try {
      Engine engine = engines.get();
      findings.add(Finding.ok("configuration", "valid"));
      findings.addAll(new ProbeChecks(engine).findings());
      Outcome<Turn> outcome = engine.coordinator().run(turn -> turn);
      findings.addAll(new StateChecks(outcome.answer()).findings());
      findings.add(new ClockCheck(outcome.answer()).finding());
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
