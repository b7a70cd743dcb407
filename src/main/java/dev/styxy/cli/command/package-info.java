/**
 * The commands, each with its printer beside it. A command turns arguments into a request and an
 * outcome into text; it decides nothing. Start with {@link dev.styxy.cli.command.AllocateCommand}.
 */
package dev.styxy.cli.command;
