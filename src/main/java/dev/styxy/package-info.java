/**
 * The composition root. {@link dev.styxy.Main} starts the process and ends it; {@link
 * dev.styxy.CompositionRoot} puts the parts together. It may use everything, and nothing uses it.
 * Start with {@code Main.run}.
 */
package dev.styxy;
