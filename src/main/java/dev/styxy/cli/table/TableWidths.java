package dev.styxy.cli.table;

import dev.styxy.cli.text.DisplayWidth;
import java.util.List;

/** Shares out the columns of a terminal among those of a table. */
final class TableWidths {
  /** A cut cell keeps at least this many columns, otherwise it says nothing any more. */
  private static final int LEAST = 9;

  /** Narrower than this, a sentence becomes a pile of words. */
  private static final int LEAST_WRAPPED = 14;

  private final List<Column> columns;
  private final int[] widths;

  /** Widths that are narrowed in place. */
  TableWidths(List<Column> columns, int[] widths) {
    this.columns = columns;
    this.widths = widths;
  }

  /**
   * Narrows the widest, one column at a time, until all fit, those that wrap last; returns whether
   * they fit.
   */
  boolean shrinkTo(int total) {
    int excess = -total;
    for (int width : widths) {
      excess += width;
    }
    for (; excess > 0; excess--) {
      int cut = widestThatMayShrink(false);
      int widest = cut < 0 ? widestThatMayShrink(true) : cut;
      if (widest < 0) {
        return false;
      }
      widths[widest]--;
    }
    return true;
  }

  private int widestThatMayShrink(boolean isWrapped) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      Column column = columns.get(i);
      boolean mayShrink =
          column.shape() != Column.Shape.WHOLE
              && (column.shape() == Column.Shape.WRAPPED) == isWrapped
              && widths[i] > Math.max(least(column), DisplayWidth.of(column.title()));
      if (mayShrink && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private static int least(Column column) {
    return column.shape() == Column.Shape.WRAPPED ? LEAST_WRAPPED : LEAST;
  }
}
