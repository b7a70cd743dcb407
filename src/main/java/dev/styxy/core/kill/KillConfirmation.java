package dev.styxy.core.kill;

import dev.styxy.core.system.Answers;
import dev.styxy.core.text.Descriptions;
import dev.styxy.model.FailureCode;
import dev.styxy.model.ProcessInfo;
import dev.styxy.model.StyxyException;
import java.util.List;

/** Asks before anything is ended that is not of a lease of the person's own project. */
public final class KillConfirmation {
  private final Answers answers;

  /** Consent is what these answers give; where there is nobody to ask, none. */
  public KillConfirmation(Answers answers) {
    this.answers = answers;
  }

  /**
   * Returns when all of them may be ended.
   *
   * @throws StyxyException when one of them may not: then none may
   */
  public void demandFor(List<KillTarget> targets) {
    for (KillTarget target : targets) {
      if (!target.isOwn() && !answers.isYes("End " + whatOf(target) + "?")) {
        throw new StyxyException(
            FailureCode.REFUSED,
            whatOf(target)
                + (target.allocation().isPresent() ? ", " : " ")
                + target.whyNot()
                + "; nothing was ended",
            "styxy kill " + Descriptions.port(target.port(), target.protocol()) + " --yes");
      }
    }
  }

  /** All that would be ended, on what port. */
  private static String whatOf(KillTarget target) {
    StringBuilder words = new StringBuilder();
    List<ProcessInfo> all = target.processes();
    for (int i = 0; i < all.size(); i++) {
      String between = i == 0 ? "" : i == all.size() - 1 ? " and " : ", ";
      words.append(between).append(Descriptions.of(all.get(i)));
    }
    words.append(" on ").append(Descriptions.port(target.port(), target.protocol()));
    target.allocation().ifPresent(a -> words.append(", leased to ").append(Descriptions.of(a)));
    return words.toString();
  }
}
