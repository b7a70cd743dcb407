package dev.styxy.cli.table;

import dev.styxy.cli.invocation.Options;
import dev.styxy.cli.invocation.Output;
import dev.styxy.cli.text.Printable;
import dev.styxy.core.text.NearestWord;
import dev.styxy.model.FailureCode;
import dev.styxy.model.StyxyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** How to print a list: as a table with these columns, or each row in a pattern. */
public final class Layout {
  private static final String COLUMNS = "--columns";
  private static final String FORMAT = "--format";

  private final List<Column> columns;
  private final Optional<Pattern> pattern;

  private Layout(List<Column> columns, Optional<Pattern> pattern) {
    this.columns = columns;
    this.pattern = pattern;
  }

  public static void addTo(CommandSpec spec) {
    spec.addOption(Options.value("NAME,...", "Show these columns, in this order.", COLUMNS));
    spec.addOption(
        Options.value("PATTERN", "Print each row in this pattern, e.g. '{port} {name}'.", FORMAT));
  }

  /**
   * The requested layout.
   *
   * @param known all columns
   * @param usual the columns used by default
   * @throws StyxyException when it names an unknown column
   */
  public static Layout read(
      ParseResult arguments, List<Column> known, List<String> usual, Output output) {
    Optional<String> format = Options.given(arguments, FORMAT);
    Optional<String> columns = Options.given(arguments, COLUMNS);
    if (format.isPresent() && (columns.isPresent() || output.isJson())) {
      throw new StyxyException(
          FailureCode.USAGE, FORMAT + " goes neither with " + COLUMNS + " nor with --json");
    }
    if (columns.isPresent() && output.isJson()) {
      throw new StyxyException(
          FailureCode.USAGE, COLUMNS + " does not go with --json, which has all of them");
    }
    return new Layout(
        find(columns.isPresent() ? List.of(columns.get().split(",", -1)) : usual, known),
        format.map(text -> Pattern.parse(text, name -> find(name, known))));
  }

  private static List<Column> find(List<String> names, List<Column> known) {
    List<Column> found = new ArrayList<>();
    for (String name : names) {
      found.add(find(name.strip(), known));
    }
    return found;
  }

  private static Column find(String name, List<Column> known) {
    List<String> names = new ArrayList<>();
    for (Column column : known) {
      if (column.name().equals(name)) {
        return column;
      }
      names.add(column.name());
    }
    String message = "unknown column '" + name + "'; use " + String.join(", ", names);
    Optional<String> nearest = NearestWord.to(name.toLowerCase(Locale.ROOT), names);
    throw nearest.isPresent()
        ? new StyxyException(FailureCode.USAGE, message + "; did you mean '" + nearest.get() + "'?")
        : new StyxyException(FailureCode.USAGE, message);
  }

  public <R> void print(List<R> rows, Listing<R> listing, Output output) {
    if (pattern.isPresent()) {
      printByPattern(rows, listing, output);
      return;
    }
    Table table = new Table(columns);
    for (R row : rows) {
      Table.Cell[] cells = new Table.Cell[columns.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = listing.shown(row, columns.get(i), output.look());
      }
      table.add(cells);
    }
    table.print(output);
  }

  private <R> void printByPattern(List<R> rows, Listing<R> listing, Output output) {
    StringBuilder text = new StringBuilder();
    for (R row : rows) {
      text.append(pattern.get().fill(column -> Printable.of(listing.exact(row, column))));
      text.append('\n');
    }
    output.raw(text.toString());
  }
}
