package dev.styxy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rows in aligned columns, two spaces apart. On a terminal that is too narrow the widest cells are
 * cut; where that would leave too little, each row becomes a block of lines. Without rows it prints
 * nothing.
 */
final class Table {

  /** A piece of text and what it means. */
  record Cell(String text, Tone tone) {}

  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<Cell[]> rows = new ArrayList<>();

  Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A table whose cells may all be cut at their end. */
  Table(String... titles) {
    this(plainColumns(titles));
  }

  private static List<Column> plainColumns(String... titles) {
    List<Column> columns = new ArrayList<>();
    for (String title : titles) {
      columns.add(Column.text(title));
    }
    return columns;
  }

  void add(String... texts) {
    Cell[] cells = new Cell[texts.length];
    for (int i = 0; i < texts.length; i++) {
      cells[i] = new Cell(texts[i], Tone.PLAIN);
    }
    add(cells);
  }

  void add(Cell... cells) {
    Cell[] row = new Cell[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = new Cell(Printable.of(cells[i].text()), cells[i].tone());
    }
    rows.add(row);
  }

  void print(Output output) {
    if (rows.isEmpty()) {
      return;
    }
    int[] widths = naturalWidths();
    OptionalInt terminal = output.look().width();
    boolean isFitting =
        terminal.isEmpty()
            || new TableWidths(columns, widths).shrinkTo(terminal.getAsInt() - gaps());
    if (isFitting) {
      printLines(output, widths);
    } else {
      printBlocks(output);
    }
  }

  private int gaps() {
    return GAP.length() * (columns.size() - 1);
  }

  private int[] naturalWidths() {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = DisplayWidth.of(columns.get(i).title());
    }
    for (Cell[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], DisplayWidth.of(row[i].text()));
      }
    }
    return widths;
  }

  /** All lines at once, because each hand-over to a stream costs more than making the line. */
  private void printLines(Output output, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      append(text, output.look(), i, new Cell(columns.get(i).title(), Tone.TITLE), widths);
    }
    for (Cell[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        append(text, output.look(), i, row[i], widths);
      }
    }
    output.raw(text.toString());
  }

  private void append(StringBuilder text, Look look, int index, Cell cell, int[] widths) {
    String fitted = cell.text();
    int width = DisplayWidth.of(fitted);
    if (width > widths[index]) {
      fitted = columns.get(index).fit(fitted, widths[index]);
      width = DisplayWidth.of(fitted);
    }
    text.append(look.paint(cell.tone(), fitted));
    boolean isLast = index == widths.length - 1;
    int gap = isLast ? 0 : widths[index] - width + GAP.length();
    for (int i = 0; i < gap; i++) {
      text.append(' ');
    }
    text.append(isLast ? "\n" : "");
  }

  /** A block a row, a line a cell: nothing is cut. */
  private void printBlocks(Output output) {
    int width = 0;
    for (Column column : columns) {
      width = Math.max(width, DisplayWidth.of(column.title()));
    }
    StringBuilder text = new StringBuilder();
    for (Cell[] row : rows) {
      text.append(text.length() == 0 ? "" : "\n");
      for (int i = 0; i < row.length; i++) {
        String title = columns.get(i).title();
        text.append(output.look().paint(Tone.TITLE, title));
        text.append(" ".repeat(width - DisplayWidth.of(title))).append(GAP);
        text.append(output.look().paint(row[i].tone(), row[i].text())).append('\n');
      }
    }
    output.raw(text.toString());
  }
}
