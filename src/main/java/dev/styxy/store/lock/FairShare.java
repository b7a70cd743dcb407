package dev.styxy.store.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Chooses a few of many rows so that each project keeps some of its own: one that has just taken
 * hundreds of ports does not push out the others. Used once.
 */
public final class FairShare {
  /** Older rows are not considered, as this happens under the lock. */
  private static final int LOOKED_AT = 1000;

  private static final int LEAST = 3;

  private final int rows;
  private final IntFunction<String> projects;
  private final int oldest;
  private final boolean[] isChosen;
  private final int[] chosen;
  private int count;

  /**
   * A choice of so many rows.
   *
   * @param rows how many there are, oldest first
   * @param projects the project of each
   */
  public FairShare(int most, int rows, IntFunction<String> projects) {
    this.rows = rows;
    this.projects = projects;
    oldest = Math.max(0, rows - LOOKED_AT);
    isChosen = new boolean[rows];
    chosen = new int[Math.min(most, rows - oldest)];
  }

  /**
   * The numbers of the chosen rows, in their order.
   *
   * @param own the project that comes first
   */
  public int[] startingWith(String own) {
    boolean isScarce = chosen.length < rows - oldest;
    choose(own, isScarce ? chosen.length / 2 : chosen.length);
    if (isScarce) {
      chooseShares();
    }
    for (int i = rows - 1; i >= oldest && count < chosen.length; i--) {
      if (!isChosen[i]) {
        choose(i);
      }
    }
    return chosen;
  }

  private void chooseShares() {
    int share = share();
    Map<String, Integer> counts = new HashMap<>();
    for (int i = rows - 1; i >= oldest && count < chosen.length; i--) {
      if (isChosen[i]) {
        continue;
      }
      Integer before = counts.get(projects.apply(i));
      int taken = before == null ? 0 : before;
      if (taken < share) {
        counts.put(projects.apply(i), taken + 1);
        choose(i);
      }
    }
  }

  private int share() {
    Map<String, String> all = new HashMap<>();
    String last = null;
    for (int i = oldest; i < rows; i++) {
      String project = projects.apply(i);
      // Neighbours mostly have the very same text.
      if (project != last) {
        all.put(project, "");
        last = project;
      }
    }
    return Math.max(LEAST, chosen.length / 2 / Math.max(1, all.size()));
  }

  private void choose(String own, int share) {
    int end = count + share;
    for (int i = rows - 1; i >= oldest && count < end; i--) {
      if (projects.apply(i).equals(own)) {
        choose(i);
      }
    }
  }

  private void choose(int row) {
    isChosen[row] = true;
    chosen[count++] = row;
  }
}
