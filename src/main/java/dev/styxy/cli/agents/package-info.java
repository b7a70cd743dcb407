/**
 * {@code styxy agents}: what coding agents should know, for AGENTS.md and as a skill. Start with
 * {@link dev.styxy.cli.agents.AgentsCommand}.
 */
package dev.styxy.cli.agents;
