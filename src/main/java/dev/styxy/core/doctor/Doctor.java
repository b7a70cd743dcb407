package dev.styxy.core.doctor;

import dev.styxy.core.app.Application;
import dev.styxy.core.state.StatePlace;
import dev.styxy.core.system.Installation;
import dev.styxy.core.transaction.Outcome;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Looks at everything; what cannot be looked at is a finding, too. */
public final class Doctor {
  private static final String CONFIGURATION = "configuration";
  private static final String DIRECTORY = "directory";

  private final Installation installation;
  private final Supplier<StatePlace> places;
  private final Supplier<Application> applications;
  private final Supplier<List<String>> notices;
  private final boolean isFixing;

  /**
   * A doctor for this installation.
   *
   * @param places knows where the state is, or fails where that is unknown
   * @param notices what opening the application left to say, each said once
   */
  public Doctor(
      Installation installation,
      Supplier<StatePlace> places,
      Supplier<Application> applications,
      Supplier<List<String>> notices,
      boolean isFixing) {
    this.installation = installation;
    this.places = places;
    this.applications = applications;
    this.notices = notices;
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
    findings.addAll(new InstallationChecks(installation).findings());
    steps.accept("looking at the state");
    StatePlace place;
    try {
      place = places.get();
    } catch (StyxyException e) {
      findings.add(failure(DIRECTORY, e));
      return findings;
    }
    PlaceChecks checks = new PlaceChecks(place, isFixing);
    findings.addAll(checks.findings());
    Optional<Application> application = open(findings);
    if (application.isPresent()) {
      examineState(application.get(), place, checks, findings);
    }
    // Only now: what the transaction itself has set aside is among them.
    findings.add(checks.damaged());
    return findings;
  }

  private Optional<Application> open(List<Finding> findings) {
    try {
      Application application = applications.get();
      List<String> remarks = notices.get();
      if (remarks.isEmpty()) {
        findings.add(Finding.ok(CONFIGURATION, "valid"));
      }
      for (String remark : remarks) {
        findings.add(Finding.warning(CONFIGURATION, remark, ""));
      }
      return Optional.of(application);
    } catch (StyxyException e) {
      findings.add(failure(isOfThePlace(e.code()) ? DIRECTORY : CONFIGURATION, e));
      return Optional.empty();
    }
  }

  private static boolean isOfThePlace(FailureCode code) {
    return code == FailureCode.USAGE || code == FailureCode.STATE_UNSAFE;
  }

  private static void examineState(
      Application application, StatePlace place, PlaceChecks checks, List<Finding> findings) {
    List<Path> before = place.damaged();
    try {
      Outcome<Finding> outcome = application.coordinator().look(transaction -> checks.leftovers());
      findings.add(outcome.answer());
      findings.add(new SandboxCheck(application, !outcome.isSaved()).finding());
      new ContainerCheck(application.sandboxes(!outcome.isSaved()), place)
          .finding()
          .ifPresent(findings::add);
      // Only now: the transaction's look decides how the ports are looked at.
      findings.addAll(new ProbeChecks(application).findings());
      List<Path> kept = new ArrayList<>(place.damaged());
      kept.removeAll(before);
      findings.addAll(new StateChecks(outcome, kept, application.writableSetting()).findings());
      findings.add(new ClockCheck(outcome.transaction()).finding());
      findings.add(new ServerChecks(application.host(), outcome.transaction()).finding());
      findings.add(new ProjectCheck(application.host(), outcome.transaction()).finding());
      findings.add(
          new MachineCheck(application.machinePlace(), outcome.transaction().others()).finding());
      findings.add(new ScopeCheck(application.otherScopes(), outcome.transaction()).finding());
    } catch (StyxyException e) {
      findings.add(failure(e.code() == FailureCode.LOCK_TIMEOUT ? "lock" : "state", e));
    }
  }

  private static Finding failure(String subject, StyxyException e) {
    return Finding.error(subject, e.getMessage(), String.join("; ", e.suggestions()));
  }
}
