/**
 * Where a port is chosen, and why another is not available: the rules, the order of the candidates,
 * and the report on one port that {@code check} prints. It may use {@code core.owner}, {@code
 * core.settings} and {@code core.transaction}. Start with {@link dev.styxy.core.ports.PortPicker}
 * and {@link dev.styxy.core.ports.PortRules}.
 */
package dev.styxy.core.ports;
