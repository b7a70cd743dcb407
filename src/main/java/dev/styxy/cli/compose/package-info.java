/**
 * {@code styxy compose}: the ports of a Compose file. It may use {@code cli.invocation} and the
 * core. Start with {@link dev.styxy.cli.compose.ComposeCommand}.
 */
package dev.styxy.cli.compose;
