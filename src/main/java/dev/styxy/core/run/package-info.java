/**
 * {@code run}: allocates a port, holds it, and records the command that this process becomes. It
 * may use {@code core.allocate}, and {@code core.env} for the variables of other services. Start
 * with {@link dev.styxy.core.run.Runner}.
 */
package dev.styxy.core.run;
