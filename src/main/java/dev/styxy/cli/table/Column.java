package dev.styxy.cli.table;

import dev.styxy.cli.text.DisplayWidth;
import java.util.Locale;

/**
 * One column of a table.
 *
 * @param name as in {@code --columns} and {@code --format}: lower case, {@code _} between words
 */
public record Column(String name, Shape shape) {

  /** What may happen to a cell when the terminal is too narrow. */
  enum Shape {
    /** Nothing: half a port is useless. */
    WHOLE,
    /** It loses its end. */
    TEXT,
    /** It loses its beginning. */
    PATH,
    /** It continues on the next line, once the others have shrunk as far as they can. */
    WRAPPED
  }

  public static Column whole(String name) {
    return new Column(name, Shape.WHOLE);
  }

  public static Column text(String name) {
    return new Column(name, Shape.TEXT);
  }

  public static Column path(String name) {
    return new Column(name, Shape.PATH);
  }

  public static Column wrapped(String name) {
    return new Column(name, Shape.WRAPPED);
  }

  /** The heading. */
  String title() {
    return name.replace('_', ' ').toUpperCase(Locale.ROOT);
  }

  String fit(String cell, int width) {
    return shape == Shape.PATH
        ? DisplayWidth.cutStart(cell, width)
        : DisplayWidth.cutEnd(cell, width);
  }
}
