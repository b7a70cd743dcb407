/**
 * {@code status}: a project at a glance. It may use the rooms beside it and the core. Start with
 * {@link dev.styxy.cli.status.StatusCommand}.
 */
package dev.styxy.cli.status;
