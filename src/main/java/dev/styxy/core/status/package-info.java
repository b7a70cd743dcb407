/**
 * What a project has: its services, their ports, who is on them, and what to do next. It may use
 * {@code core.app} and what lies below. Start with {@link dev.styxy.core.status.ProjectInspector}.
 */
package dev.styxy.core.status;
