package dev.styxy.cli.table;

import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.invocation.TerminalStyle;
import dev.styxy.cli.text.DisplayWidth;
import dev.styxy.cli.text.Printable;
import dev.styxy.cli.text.Tone;
import dev.styxy.cli.text.WordWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Rows in aligned columns, two spaces apart. On a terminal that is too narrow the widest cells are
 * cut, or go on in the next line; where that would leave too little, each row becomes a block of
 * lines. Without rows it prints nothing.
 */
public final class Table {

  /** A piece of text and what it means. */
  public record Cell(String text, Tone tone) {}

  /** A cell that is safe to print, and how many columns of the terminal it takes up. */
  private record Piece(String text, Tone tone, int width) {
    static Piece of(String text, Tone tone) {
      return new Piece(text, tone, DisplayWidth.of(text));
    }
  }

  private static final String GAP = "  ";

  /** Characters. */
  private static final int LARGE_PIECE = 1 << 20;

  private final List<Column> columns;
  private final List<Piece[]> rows = new ArrayList<>();

  public Table(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A table whose cells may all be cut at their end. */
  public Table(String... titles) {
    this(plainColumns(titles));
  }

  private static List<Column> plainColumns(String... titles) {
    List<Column> columns = new ArrayList<>();
    for (String title : titles) {
      columns.add(Column.text(title));
    }
    return columns;
  }

  public void add(String... texts) {
    Cell[] cells = new Cell[texts.length];
    for (int i = 0; i < texts.length; i++) {
      cells[i] = new Cell(texts[i], Tone.PLAIN);
    }
    add(cells);
  }

  public void add(Cell... cells) {
    Piece[] row = new Piece[cells.length];
    for (int i = 0; i < cells.length; i++) {
      row[i] = Piece.of(Printable.of(cells[i].text()), cells[i].tone());
    }
    rows.add(row);
  }

  public void print(Output output) {
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
    for (Piece[] row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row[i].width());
      }
    }
    return widths;
  }

  /** Many lines at once, because each write to a stream costs more than making the line. */
  private void printLines(Output output, int[] widths) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      append(text, output.look(), i, Piece.of(columns.get(i).title(), Tone.TITLE), widths);
    }
    for (Piece[] row : rows) {
      handOverIfLarge(text, output);
      if (isWrapped(row, widths)) {
        appendWrapped(text, output.look(), row, widths);
        continue;
      }
      for (int i = 0; i < widths.length; i++) {
        append(text, output.look(), i, row[i], widths);
      }
    }
    output.raw(text.toString());
  }

  /** The lines of the largest tables do not fit into the memory. */
  private static void handOverIfLarge(StringBuilder text, Output output) {
    if (text.length() >= LARGE_PIECE) {
      output.raw(text.toString());
      text.setLength(0);
    }
  }

  private boolean isWrapped(Piece[] row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      if (isWrapped(row[i], i, widths)) {
        return true;
      }
    }
    return false;
  }

  private boolean isWrapped(Piece cell, int index, int[] widths) {
    return columns.get(index).shape() == Column.Shape.WRAPPED && cell.width() > widths[index];
  }

  /** As many lines as the longest cell has; the others are empty from their second line on. */
  private void appendWrapped(StringBuilder text, TerminalStyle look, Piece[] row, int[] widths) {
    String[][] lines = new String[row.length][];
    int height = 0;
    for (int i = 0; i < row.length; i++) {
      lines[i] =
          isWrapped(row[i], i, widths)
              ? new WordWrap(widths[i], "").of(row[i].text(), 0).split("\n")
              : new String[] {row[i].text()};
      height = Math.max(height, lines[i].length);
    }
    for (int line = 0; line < height; line++) {
      for (int i = 0; i < row.length; i++) {
        String part = line < lines[i].length ? lines[i][line] : "";
        append(text, look, i, Piece.of(part, row[i].tone()), widths);
      }
    }
  }

  private void append(StringBuilder text, TerminalStyle look, int index, Piece cell, int[] widths) {
    String fitted = cell.text();
    int width = cell.width();
    if (width > widths[index]) {
      fitted = columns.get(index).fit(fitted, widths[index]);
      width = DisplayWidth.of(fitted);
    }
    text.append(fitted.isEmpty() ? "" : look.paint(cell.tone(), fitted));
    boolean isLast = index == widths.length - 1;
    text.append(isLast ? "\n" : " ".repeat(widths[index] - width + GAP.length()));
  }

  /** One block per row and one line per cell, wrapped where it is too long: nothing is cut. */
  private void printBlocks(Output output) {
    int width = 0;
    for (Column column : columns) {
      width = Math.max(width, DisplayWidth.of(column.title()));
    }
    int used = width + GAP.length();
    WordWrap wrap = new WordWrap(output.look().width().getAsInt(), " ".repeat(used));
    StringBuilder text = new StringBuilder();
    for (Piece[] row : rows) {
      handOverIfLarge(text, output);
      text.append(row == rows.get(0) ? "" : "\n");
      for (int i = 0; i < row.length; i++) {
        String title = columns.get(i).title();
        text.append(output.look().paint(Tone.TITLE, title));
        text.append(" ".repeat(width - DisplayWidth.of(title))).append(GAP);
        text.append(output.look().paint(row[i].tone(), wrap.of(row[i].text(), used)));
        text.append('\n');
      }
    }
    output.raw(text.toString());
  }
}
