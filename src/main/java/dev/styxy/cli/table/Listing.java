package dev.styxy.cli.table;

import dev.styxy.cli.invocation.TerminalStyle;

/**
 * What can be shown of the rows of one kind of list.
 *
 * @param <R> a row
 */
public interface Listing<R> {

  /** The cell for scripts: whole and as it is, empty when there is nothing. */
  String exact(R row, Column column);

  /** The cell for people. */
  Table.Cell shown(R row, Column column, TerminalStyle look);
}
