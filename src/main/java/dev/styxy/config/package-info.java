/**
 * Reads the configuration: the user's {@code config.json} and the project's {@code .styxy.json},
 * applied on top of the built-in values, with every mistake and its place. It may use {@code
 * core.settings}, {@code core.system}, {@code core.text} and a few rules of {@code core.owner} and
 * {@code core.env}. Start with {@link dev.styxy.config.ConfigLoader}.
 */
package dev.styxy.config;
