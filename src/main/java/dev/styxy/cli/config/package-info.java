/**
 * {@code styxy config}: a class for each of its actions. Start with {@link
 * dev.styxy.cli.config.ConfigCommand}.
 */
package dev.styxy.cli.config;
