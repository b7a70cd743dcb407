/**
 * Service types: which one a word means, and the range that an unknown type is given. It may use
 * {@code core.settings}, {@code core.state} and {@code core.system}. Start with {@link
 * dev.styxy.core.types.TypeResolver}.
 */
package dev.styxy.core.types;
