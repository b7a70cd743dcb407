/**
 * {@code styxy list}: its filters, its table, {@code --watch}, and the remembered ports. Start with
 * {@link dev.styxy.cli.list.ListCommand}.
 */
package dev.styxy.cli.list;
