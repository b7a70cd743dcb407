package dev.styxy.core.wait;

import dev.styxy.core.app.Application;
import dev.styxy.core.lease.PortTarget;
import dev.styxy.core.lease.SelectorResolver;
import dev.styxy.core.owner.Owners;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.text.NearestWord;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.FailureCode;
import dev.styxy.model.Liveness;
import dev.styxy.model.PortUse;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.Protocol;
import dev.styxy.model.StickyPort;
import dev.styxy.model.StyxyException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Sees at one turn whether what is waited for has come. */
final class WaitCondition {
  /** How long a command that is being started beside this wait may take to get its lease. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Application application;
  private final String project;
  private final Waiter.Goal goal;
  private final Map<String, TargetPort> known;

  /**
   * An outlook for one turn.
   *
   * @param known what words meant at earlier turns; what is found is added
   */
  WaitCondition(
      Application application, String project, Waiter.Goal goal, Map<String, TargetPort> known) {
    this.application = application;
    this.project = project;
    this.goal = goal;
    this.known = known;
  }

  /**
   * How far the port is that the word means.
   *
   * @throws StyxyException when it is to be free and nothing ever had the name
   */
  WaitStatus at(String word, Transaction transaction) {
    PortTarget found = PortTarget.of(word, project, transaction);
    if (found.allocation().isPresent() || found.port().isPresent() && !known.containsKey(word)) {
      known.put(word, TargetPort.of(found));
    } else if (!known.containsKey(word)) {
      recall(found, transaction);
    }
    TargetPort port = known.get(word);
    if (goal == Waiter.Goal.FREE) {
      return port == null ? unnamed(found, true) : whetherFree(word, port, transaction);
    }
    if (port == null) {
      return unnamed(found, false);
    }
    return found.allocation().isEmpty() && hasEnded(port, transaction)
        ? ended(found, port, transaction)
        : new ReadinessCheck(application.host(), transaction).at(port, found);
  }

  /** What the name had until this turn; to be free, also what it had before. */
  private void recall(PortTarget word, Transaction transaction) {
    for (Judgement judgement : transaction.sweep().reclaimed()) {
      Allocation lease = judgement.allocation();
      if (lease.project().equals(project) && SelectorResolver.isNamed(lease, word.word())) {
        long until = transaction.now().uptimeMillis() + PATIENCE_MILLIS;
        known.put(word.word(), TargetPort.ended(lease, until));
        return;
      }
    }
    if (goal == Waiter.Goal.FREE) {
      recallSticky(word, transaction);
    }
  }

  private void recallSticky(PortTarget word, Transaction transaction) {
    Set<String> names = new LinkedHashSet<>(application.config().services().keySet());
    for (StickyPort entry : transaction.ledger().sticky()) {
      boolean isOfProject = entry.project().equals(project);
      if (isOfProject && isNamed(entry, word.word())) {
        known.put(word.word(), TargetPort.idle(entry.port(), Protocol.TCP));
        return;
      }
      if (isOfProject) {
        names.add(entry.name());
      }
    }
    if (!names.contains(word.word())) {
      throw unknown(word, NearestWord.to(word.word(), names));
    }
  }

  private static boolean isNamed(StickyPort entry, String word) {
    return entry.name().equals(word) || (entry.type() + "/" + entry.name()).equals(word);
  }

  private static StyxyException unknown(PortTarget word, Optional<String> nearest) {
    String guess = nearest.isPresent() ? "did you mean '" + nearest.get() + "'?" : "";
    String hint = word.hint().isEmpty() ? guess : word.hint();
    return new StyxyException(
        FailureCode.NOT_FOUND,
        "nothing in this project is or was named '"
            + word.word()
            + "'"
            + (hint.isEmpty() ? "" : "; " + hint),
        "styxy list",
        "styxy list --sticky");
  }

  private static WaitStatus unnamed(PortTarget word, boolean isMet) {
    String words = "no allocation of this project is named '" + word.word() + "'";
    return new WaitStatus(
        word.word(),
        OptionalInt.empty(),
        word.protocol(),
        isMet,
        false,
        Optional.empty(),
        word.hint().isEmpty() ? words : words + "; " + word.hint());
  }

  private boolean hasEnded(TargetPort port, Transaction transaction) {
    return port.lease().isPresent()
        && transaction.now().uptimeMillis() >= port.patienceUntil()
        && new Owners(application.host().processes()).judge(port.lease().get())
            instanceof Liveness.Gone;
  }

  private static WaitStatus ended(PortTarget word, TargetPort port, Transaction transaction) {
    Allocation lease = port.lease().orElseThrow();
    String words = LostServers.ended(lease, lease.owner().orElseThrow(), transaction);
    return new WaitStatus(
        word.word(),
        OptionalInt.of(port.port()),
        port.protocol(),
        false,
        true,
        Optional.empty(),
        words);
  }

  private WaitStatus whetherFree(String word, TargetPort known, Transaction transaction) {
    int port = known.port();
    Protocol protocol = known.protocol();
    PortUse use = transaction.ports().use(port, protocol, List.of());
    String name = "port " + Descriptions.port(port, protocol);
    if (use.isBound()) {
      Optional<ProcessInfo> process =
          use instanceof PortUse.Bound bound
              ? Optional.of(bound.processes().get(0))
              : Optional.empty();
      return free(word, known, false, process, name + " is in use: " + Descriptions.of(use));
    }
    return switch (application.host().bindProbe().tryBind(port, protocol)) {
      case FREE -> free(word, known, true, Optional.empty(), name + " is free");
      case BUSY -> free(word, known, false, Optional.empty(), name + " cannot be bound yet");
      case DENIED ->
          use instanceof PortUse.Idle
              ? free(word, known, true, Optional.empty(), name + " is free, for who may bind it")
              : free(word, known, false, Optional.empty(), name + ": " + Descriptions.of(use));
      case UNKNOWN ->
          free(word, known, false, Optional.empty(), name + ": it cannot be told who has it");
    };
  }

  private static WaitStatus free(
      String word, TargetPort port, boolean isFree, Optional<ProcessInfo> process, String words) {
    return new WaitStatus(
        word, OptionalInt.of(port.port()), port.protocol(), isFree, false, process, words);
  }
}
