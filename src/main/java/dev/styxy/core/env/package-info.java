/**
 * {@code env}: the services of a project as variables, which variables a project may set, and the
 * block in a {@code .env} file. It may use {@code core.allocate}. Start with {@link
 * dev.styxy.core.env.EnvGroup}.
 */
package dev.styxy.core.env;
