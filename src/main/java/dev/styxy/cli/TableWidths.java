package dev.styxy.cli;

import java.util.List;

/** Shares out the columns of a terminal among those of a table. */
final class TableWidths {
  /** A cell that is cut keeps so many columns at least, or it says nothing any more. */
  private static final int LEAST = 9;

  private final List<Column> columns;
  private final int[] widths;

  /** Widths that are narrowed in place. */
  TableWidths(List<Column> columns, int[] widths) {
    this.columns = columns;
    this.widths = widths;
  }

  /** Narrows the widest, one column at a time, until all fit; tells whether they do. */
  boolean shrinkTo(int total) {
    int excess = -total;
    for (int width : widths) {
      excess += width;
    }
    for (; excess > 0; excess--) {
      int widest = widestThatMayShrink();
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private int widestThatMayShrink() {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean mayShrink =
          columns.get(i).shape() != Column.Shape.WHOLE
              && widths[i] > Math.max(LEAST, DisplayWidth.of(columns.get(i).title()));
      if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }
}
