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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one wait is for, and whether it has come. It remembers what each word meant when it was last
 * found.
 */
final class WaitCondition {
  /** How long a command that is being started beside this wait may take to get its lease. */
  private static final long PATIENCE_MILLIS = 1000;

  private final Application application;
  private final String project;
  private final Waiter.Goal goal;
  private final Map<String, PortTarget> known = new LinkedHashMap<>();

  /**
   * Until when, in milliseconds since boot, a lease that had ended at the first look may yet be
   * followed by that of the command that is being started.
   */
  private final Map<String, Long> patience = new HashMap<>();

  WaitCondition(Application application, String project, Waiter.Goal goal) {
    this.application = application;
    this.project = project;
    this.goal = goal;
  }

  /** The lease that the word named when it was last found. */
  Optional<Allocation> lease(String word) {
    return known.containsKey(word) ? known.get(word).allocation() : Optional.empty();
  }

  /** The ports that are waited for, as far as they are known. */
  List<Integer> ports() {
    List<Integer> ports = new ArrayList<>();
    for (PortTarget target : known.values()) {
      ports.add(target.port().getAsInt());
    }
    return ports;
  }

  /**
   * How far the port is that the word means.
   *
   * @throws StyxyException when it is to be free and nothing ever had the name
   */
  WaitStatus at(String word, Transaction transaction) {
    PortTarget found = PortTarget.of(word, project, transaction);
    if (found.allocation().isPresent() || found.port().isPresent() && !known.containsKey(word)) {
      known.put(word, found);
      patience.remove(word);
    } else if (!known.containsKey(word)) {
      recall(found, transaction);
    }
    PortTarget target = known.get(word);
    if (target == null) {
      return unnamed(found);
    }
    if (goal == Waiter.Goal.FREE) {
      return whetherFree(target, transaction);
    }
    return found.allocation().isEmpty() && hasEnded(target, transaction)
        ? ended(target, transaction)
        : new ReadinessCheck(application.host(), transaction).at(target, found.allocation());
  }

  /** What the name had until this transaction; to be free, also what it had before. */
  private void recall(PortTarget word, Transaction transaction) {
    for (Judgement judgement : transaction.sweep().reclaimed()) {
      Allocation lease = judgement.allocation();
      if (lease.project().equals(project) && SelectorResolver.isNamed(lease, word.word())) {
        known.put(word.word(), PortTarget.of(word.word(), lease));
        patience.put(word.word(), transaction.now().uptimeMillis() + PATIENCE_MILLIS);
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
        known.put(word.word(), PortTarget.of(word.word(), entry.port()));
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

  private WaitStatus unnamed(PortTarget word) {
    String words = "no allocation of this project is named '" + word.word() + "'";
    return WaitStatus.of(
        word,
        goal == Waiter.Goal.FREE ? WaitStatus.State.MET : WaitStatus.State.WAITING,
        Optional.empty(),
        word.hint().isEmpty() ? words : words + "; " + word.hint());
  }

  private boolean hasEnded(PortTarget target, Transaction transaction) {
    return target.allocation().isPresent()
        && transaction.now().uptimeMillis() >= patience.getOrDefault(target.word(), 0L)
        && new Owners(application.host().processes()).judge(target.allocation().get())
            instanceof Liveness.Gone;
  }

  private static WaitStatus ended(PortTarget target, Transaction transaction) {
    Allocation lease = target.allocation().orElseThrow();
    String words = LostServers.ended(lease, lease.owner().orElseThrow(), transaction);
    return WaitStatus.of(target, WaitStatus.State.LOST, Optional.empty(), words);
  }

  private WaitStatus whetherFree(PortTarget target, Transaction transaction) {
    int port = target.port().getAsInt();
    Protocol protocol = target.protocol();
    PortUse use = transaction.ports().use(port, protocol, List.of());
    String name = "port " + Descriptions.port(port, protocol);
    if (use.isBound()) {
      Optional<ProcessInfo> process =
          use instanceof PortUse.Bound bound
              ? Optional.of(bound.processes().get(0))
              : Optional.empty();
      String words = name + " is in use: " + Descriptions.of(use);
      return WaitStatus.of(target, WaitStatus.State.WAITING, process, words);
    }
    return switch (application.host().bindProbe().tryBind(port, protocol)) {
      case FREE -> free(target, name + " is free");
      case BUSY -> notYet(target, name + " cannot be bound yet");
      case DENIED ->
          use instanceof PortUse.Idle
              ? free(target, name + " is free, but you may not bind it")
              : notYet(target, name + ": " + Descriptions.of(use));
      case FORBIDDEN, UNKNOWN -> notYet(target, name + ": cannot tell who has it");
    };
  }

  private static WaitStatus free(PortTarget target, String words) {
    return WaitStatus.of(target, WaitStatus.State.MET, Optional.empty(), words);
  }

  private static WaitStatus notYet(PortTarget target, String words) {
    return WaitStatus.of(target, WaitStatus.State.WAITING, Optional.empty(), words);
  }
}
