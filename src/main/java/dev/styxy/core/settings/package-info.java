/**
 * The configuration once it has been read: service types, limits, a project's services, and where
 * each value comes from. {@code config} reads it. It uses {@code model} alone. Start with {@link
 * dev.styxy.core.settings.Settings}.
 */
package dev.styxy.core.settings;
