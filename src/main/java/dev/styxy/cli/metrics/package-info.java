/**
 * {@code styxy metrics}: the metrics as JSON or in the text format of Prometheus. Start with {@link
 * dev.styxy.cli.metrics.MetricsCommand}.
 */
package dev.styxy.cli.metrics;
