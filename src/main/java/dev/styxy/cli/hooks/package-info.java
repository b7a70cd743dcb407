/**
 * {@code styxy hooks}: puts hooks into git and coding agents, and is what they call. Start with
 * {@link dev.styxy.cli.hooks.HooksCommand}.
 */
package dev.styxy.cli.hooks;
