/**
 * The command line as a whole: finds the command, runs it, and turns what happens into an exit
 * status. The commands are in {@code cli.command} and the rooms beside it. Start with {@link
 * dev.styxy.cli.Cli}; {@link dev.styxy.cli.CommandTable} lists all commands.
 */
package dev.styxy.cli;
