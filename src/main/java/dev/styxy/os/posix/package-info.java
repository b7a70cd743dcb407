/**
 * What Linux and macOS share: how a command is looked up, the environment that it gets, and why it
 * did not start. It may use {@code core.system} and JNA. Start with {@link
 * dev.styxy.os.posix.CommandPath}.
 */
package dev.styxy.os.posix;
