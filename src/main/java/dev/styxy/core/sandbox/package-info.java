/**
 * What to do where the state cannot be written, as in the sandboxes of coding agents. It may use
 * {@code core.state}, {@code core.settings} and {@code core.text}. Start with {@link
 * dev.styxy.core.sandbox.SandboxedStore}.
 */
package dev.styxy.core.sandbox;
