/**
 * What every command has at hand: its options and arguments, the environment, and the output as
 * text or JSON. It may use {@code cli.text} and the core. Start with {@link
 * dev.styxy.cli.invocation.Context} and {@link dev.styxy.cli.invocation.Output}.
 */
package dev.styxy.cli.invocation;
