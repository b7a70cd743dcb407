/**
 * {@code styxy compose}: the ports of a Compose file. It may use {@code cli.invocation} and the
 * core; {@code status} asks it what Compose starts. Start with {@link
 * dev.styxy.cli.compose.ComposeCommand}.
 */
package dev.styxy.cli.compose;
