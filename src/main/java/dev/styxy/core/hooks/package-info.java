/**
 * The hooks of git and of coding agents: what is put into their files and taken out of them, byte
 * by byte, and what they tell styxy. It may use {@code core.state}, {@code core.system} and {@code
 * core.text}. Start with {@link dev.styxy.core.hooks.GitHooks} and {@link
 * dev.styxy.core.hooks.AgentHooks}.
 */
package dev.styxy.core.hooks;
