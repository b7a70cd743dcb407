package dev.styxy.core.report;

import dev.styxy.core.sweep.Judgement;
import dev.styxy.core.transaction.Change;
import dev.styxy.core.transaction.Transaction;
import dev.styxy.model.Allocation;
import dev.styxy.model.StaleReason;
import dev.styxy.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reports what the sweep reclaimed, and reclaims everything on request. */
public final class Cleaner {

  /** The change that only reports the sweep. */
  public Change<List<Judgement>> clean() {
    return transaction -> transaction.sweep().reclaimed();
  }

  /** The change that releases all that the sweep left, too. */
  public Change<List<Judgement>> cleanByForce() {
    return transaction -> {
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
