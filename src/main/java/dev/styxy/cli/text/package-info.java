/**
 * Text on a terminal: what is safe to print, how wide it is, how it wraps and which tone it has. It
 * uses {@code model} alone. Start with {@link dev.styxy.cli.text.Printable}.
 */
package dev.styxy.cli.text;
