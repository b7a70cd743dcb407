/**
 * What the use cases ask of the operating system, as interfaces: processes, ports, signals, time.
 * {@code os} implements them, and tests have fakes of them. It uses {@code model} alone. Start with
 * {@link dev.styxy.core.system.Host}.
 */
package dev.styxy.core.system;
