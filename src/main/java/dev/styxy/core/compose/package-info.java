/**
 * {@code compose}: what a Compose file publishes, a port of this machine's for each, and the
 * override that says so. It may use {@code core.env} and what lies below. Start with {@link
 * dev.styxy.core.compose.ComposeReader} and {@link dev.styxy.core.compose.ComposeGroup}.
 */
package dev.styxy.core.compose;
