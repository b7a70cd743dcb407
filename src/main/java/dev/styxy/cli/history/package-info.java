/**
 * {@code styxy history}: reads the event log and prints it as a table, as lines or as JSON. Start
 * with {@link dev.styxy.cli.history.HistoryCommand}.
 */
package dev.styxy.cli.history;
