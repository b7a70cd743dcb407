/**
 * The hooks of git and of coding agents: what is put into their files and taken out of them, byte
 * by byte, and what they tell styxy. It uses {@code core.state} and {@code core.text} alone. Start
 * with {@link dev.styxy.core.hooks.GitHooks} and {@link dev.styxy.core.hooks.AgentHooks}.
 */
package dev.styxy.core.hooks;
