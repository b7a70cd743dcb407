/**
 * The parts that commands work with, put together once for each invocation. It may use {@code
 * core.transaction} and what lies below. Start with {@link dev.styxy.core.app.Application}.
 */
package dev.styxy.core.app;
