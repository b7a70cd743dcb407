package dev.styxy.core.lease;

import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.Directories;
import dev.styxy.core.system.Presence;
import dev.styxy.core.text.Descriptions;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Liveness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A lease whose project's directory is not there: its server still runs, or nothing proves that the
 * project is gone.
 *
 * @param detail what is so, for people
 * @param suggestion the command to type
 */
public record LeftBehind(Allocation allocation, String detail, String suggestion) {

  /** All that a sweep has kept. */
  public static List<LeftBehind> of(Transaction transaction, Directories directories) {
    LivingProjects projects = new LivingProjects(directories);
    List<LeftBehind> found = new ArrayList<>();
    for (Judgement judgement : transaction.sweep().kept()) {
      of(judgement, transaction, projects, directories).ifPresent(found::add);
    }
    return found;
  }

  private static Optional<LeftBehind> of(
      Judgement judgement,
      Transaction transaction,
      LivingProjects projects,
      Directories directories) {
    Allocation allocation = judgement.allocation();
    Liveness project = projects.judge(allocation.project(), transaction.ledger());
    String port = Descriptions.port(allocation.port(), allocation.protocol());
    if (project instanceof Liveness.Gone && judgement.use().isBound()) {
      String words = "its project is gone, but " + Descriptions.of(judgement.use());
      return Optional.of(new LeftBehind(allocation, words, "styxy kill " + port));
    }
    boolean isMissing =
        project instanceof Liveness.Unknown
            && directories.presence(allocation.project()) == Presence.ABSENT;
    return isMissing
        ? Optional.of(
            new LeftBehind(
                allocation,
                ((Liveness.Unknown) project).why(),
                "styxy release " + allocation.lockId()))
        : Optional.empty();
  }

  /** One sentence. */
  public String words() {
    String when = suggestion.startsWith("styxy kill") ? "; end it with: " : "; if it is gone: ";
    return Descriptions.of(allocation) + ": " + detail + when + suggestion;
  }
}
