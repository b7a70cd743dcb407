package dev.styxy.cli.table;

import dev.styxy.cli.invocation.TerminalStyle;

/**
 * What one kind of list can show of a row.
 *
 * @param <R> a row
 */
public interface Listing<R> {

  /** The cell for scripts: complete and exact, empty when there is nothing. */
  String exact(R row, Column column);

  /** The cell for people. */
  Table.Cell shown(R row, Column column, TerminalStyle look);
}
