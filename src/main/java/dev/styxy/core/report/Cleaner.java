package dev.styxy.core.report;

import dev.styxy.core.owner.LivingProjects;
import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.system.Directories;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.Liveness;
import dev.styxy.model.StaleReason;
import dev.styxy.model.StickyPort;
import dev.styxy.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports what the sweep reclaimed, and reclaims everything on request. */
public final class Cleaner {
  private final Directories directories;

  public Cleaner(Directories directories) {
    this.directories = directories;
  }

  /** The change that reports the sweep, and also forgets the ports that gone projects had. */
  public Change<List<Judgement>> clean() {
    return transaction -> {
      forgetGoneProjects(transaction);
      return transaction.sweep().reclaimed();
    };
  }

  /** What they had is free: what only they remember is remembered no more. */
  private void forgetGoneProjects(Transaction transaction) {
    LivingProjects projects = new LivingProjects(directories);
    for (StickyPort entry : transaction.ledger().sticky()) {
      if (projects.judge(entry.project(), transaction.ledger()) instanceof Liveness.Gone) {
        transaction.ledger().forgetAll(entry.project());
      }
    }
  }

  /** The change that releases all that the sweep left, too. */
  public Change<List<Judgement>> cleanByForce() {
    return transaction -> {
      forgetGoneProjects(transaction);
      List<Judgement> all = new ArrayList<>(transaction.sweep().reclaimed());
      for (Judgement kept : transaction.sweep().kept()) {
        all.add(force(transaction, kept));
      }
      all.sort((one, other) -> Integer.compare(one.allocation().port(), other.allocation().port()));
      return all;
    };
  }

  private static Judgement force(Transaction transaction, Judgement kept) {
    Allocation allocation = kept.allocation();
    String evidence = kept.use().isBound() ? "released by force while in use" : "released by force";
    transaction
        .ledger()
        .reclaim(allocation, StaleReason.FORCED, evidence, transaction.now().wallMillis());
    return new Judgement(
        allocation, new Verdict.Stale(StaleReason.FORCED, evidence), kept.use(), Optional.empty());
  }
}
