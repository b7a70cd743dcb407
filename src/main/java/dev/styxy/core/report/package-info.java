/**
 * The figures and tables of {@code cleanup}, {@code instances}, {@code scan}, {@code config types}
 * and {@code metrics}. It may use {@code core.transaction} and what lies below. Start with {@link
 * dev.styxy.core.report.Cleaner}.
 */
package dev.styxy.core.report;
