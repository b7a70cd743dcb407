/**
 * {@code import}: takes over what the original styxy left, and reservations from another scope. It
 * may use {@code core.transaction}. Start with {@link dev.styxy.core.importing.Importer}.
 */
package dev.styxy.core.importing;
