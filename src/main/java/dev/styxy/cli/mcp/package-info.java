/**
 * {@code styxy mcp}: the Model Context Protocol on stdin and stdout. A tool is a command of styxy,
 * which runs as if it were typed. It may use {@code cli.invocation} and the core. Start with {@link
 * dev.styxy.cli.mcp.McpCommand}.
 */
package dev.styxy.cli.mcp;
