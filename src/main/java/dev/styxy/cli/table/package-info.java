/**
 * Tables that fit the terminal: columns, their widths, and what is left out first. It may use
 * {@code cli.text} and {@code cli.invocation}. Start with {@link dev.styxy.cli.table.Table}.
 */
package dev.styxy.cli.table;
