package dev.styxy.store.machine;

import java.util.Map;
import java.util.Optional;

/** The user who has more files in the directory than anybody needs. */
record Crowd(long uid, int files) {
  /** Each user has one, and at times a second; so many take time. */
  private static final int MOST = 1000;

  /** Whoever has the most, if these are too many. */
  static Optional<Crowd> in(Map<Long, Integer> counts) {
    Optional<Crowd> most = Optional.empty();
    for (Map.Entry<Long, Integer> each : counts.entrySet()) {
      int files = each.getValue();
      if (files > MOST && (most.isEmpty() || files > most.get().files())) {
        most = Optional.of(new Crowd(each.getKey(), files));
      }
    }
    return most;
  }
}
